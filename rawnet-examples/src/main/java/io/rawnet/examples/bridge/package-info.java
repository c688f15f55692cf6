/**
 * Forwards whole frames between two interfaces: {@link io.rawnet.examples.bridge.Bridge}. The page {@code docs/link-layer.md} explains why
 * it needs virtio-net headers.
 */
package io.rawnet.examples.bridge;
