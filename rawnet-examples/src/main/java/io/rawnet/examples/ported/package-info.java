/**
 * The documented examples of Go's {@code golang.org/x/net} packages {@code ipv4}, {@code ipv6} and {@code icmp}, as they are written with
 * rawnet. {@code docs/from-go.md} shows them side by side.
 */
package io.rawnet.examples.ported;
