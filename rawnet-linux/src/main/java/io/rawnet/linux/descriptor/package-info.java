/**
 * A descriptor of the kernel that many threads may use and any thread may close: calls try first and wait only when they must,
 * closing wakes them all, and the number is given back to the kernel once nobody can touch it any more.
 */
package io.rawnet.linux.descriptor;
