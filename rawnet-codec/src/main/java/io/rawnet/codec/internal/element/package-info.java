/**
 * Reads and writes the elements of option lists. A family of options says in one table how its elements begin and which types
 * it knows. Not API, not exported.
 */
package io.rawnet.codec.internal.element;
