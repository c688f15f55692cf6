/** The options of neighbor discovery messages (RFC 4861 section 4.6 and its successors). */
package io.rawnet.codec.control.ndp;
