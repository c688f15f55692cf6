/** Transport headers: TCP, UDP and their kin. */
package io.rawnet.codec.transport;
