package io.rawnet.examples.command;

import io.rawnet.codec.address.Ipv4Address;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an IPv4 address. */
final class Ipv4AddressConverter implements ITypeConverter<Ipv4Address> {
    @Override
    public Ipv4Address convert(String text) {
        try {
            return Ipv4Address.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new TypeConversionException(wrong.getMessage());
        }
    }
}
