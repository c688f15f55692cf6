/** Assigned numbers as open value types: named constants for the known ones, room for any other. */
package io.rawnet.codec.number;
