/** Link-layer headers and the packets that go right on them. */
package io.rawnet.codec.link;
