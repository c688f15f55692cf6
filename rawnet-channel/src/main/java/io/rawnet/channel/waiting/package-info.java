/**
 * Waiting for descriptors: calls try first and wait only when they must, closing wakes them all, and the kernel's number is given back
 * once no call is inside. Platform threads wait in poll(2), virtual threads park.
 */
package io.rawnet.channel.waiting;
