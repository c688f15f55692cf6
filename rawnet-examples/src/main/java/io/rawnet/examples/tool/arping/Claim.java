package io.rawnet.examples.tool.arping;

import io.rawnet.codec.address.MacAddress;

/**
 * Somebody says that an address is theirs.
 *
 * @param owner who says so
 * @param message how, for instance {@code reply}
 */
record Claim(MacAddress owner, String message) {}
