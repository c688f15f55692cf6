/** Threads that stay in their network namespace. */
package io.rawnet.testkit.thread;
