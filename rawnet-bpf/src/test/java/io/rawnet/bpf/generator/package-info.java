/** Generated programs and packets, and the listed expressions, for the tests of this module and of those that run filters in the kernel. */
package io.rawnet.bpf.generator;
