/**
 * What a failed system call looks like to a program: {@link io.rawnet.linux.error.SystemCallException} with the number, the name and the
 * call. It is the one package of this module that every module may use.
 *
 * <p>Start at {@link io.rawnet.linux.error.SystemCallException#in}, which finds it in the exception of a channel.
 */
package io.rawnet.linux.error;
