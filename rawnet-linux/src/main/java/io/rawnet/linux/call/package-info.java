/**
 * System calls, one method each, with the kernel's own convention for results: 0 or more is success and a negative number is the
 * negated error number. {@link io.rawnet.linux.error.SystemCallException} turns such a number into an exception that says what
 * failed, why, and what to do about it.
 */
package io.rawnet.linux.call;
