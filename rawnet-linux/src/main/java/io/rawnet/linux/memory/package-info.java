/** Memory outside the Java heap that system calls read and write. */
package io.rawnet.linux.memory;
