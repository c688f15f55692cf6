/** What raw sockets hear: packets of one IP protocol that come to this host. */
package io.rawnet.examples.tool.listen;
