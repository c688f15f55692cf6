/**
 * System calls, one method each, documented in section 2 of the Linux manual under their own names. A method returns the kernel's
 * result: 0 or more is success, a negative number is the negated error number. Memory is given by address. Nothing is retried,
 * checked or translated. {@link io.rawnet.linux.error.SystemCallException} turns a negative result into an exception that says what
 * failed, why, and what to do about it.
 */
package io.rawnet.linux.call;
