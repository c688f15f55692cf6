/**
 * What the option lists of all protocols have in common: lists that are kept as octets and read when asked for, and their
 * elements. The options themselves are beside the headers that they belong to.
 *
 * <p>Start at {@link io.rawnet.codec.option.ElementList}.
 */
package io.rawnet.codec.option;
