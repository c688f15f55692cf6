/**
 * Private networks: hosts of one's own, joined by virtual Ethernet cables, that touch no real interface and vanish when they are
 * closed. Start at {@link io.rawnet.testkit.PrivateNetwork}; nothing here needs JUnit.
 */
package io.rawnet.testkit;
