package io.rawnet.codec.link.lldp;

import static org.assertj.core.api.Assertions.assertThat;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LldpRulesTest {

    private static final String CHASSIS = "0207 04 020000000001";
    private static final String PORT = "0405 05 65746830";
    private static final String TTL = "0602 0078";
    private static final String MANDATORY = CHASSIS + PORT + TTL;

    /** Where a TLV behind the mandatory ones begins. */
    private static final int BEHIND = 20;

    private static final String END = "0000";

    private static LldpDataUnit unit(String octets) {
        return new LldpDataUnit(new LldpTlvs(Octets.hex(octets)));
    }

    private static List<Violation> of(String octets) {
        return unit(octets).violations(HeaderContext.NONE);
    }

    private static Violation violation(String clause, int offset, String explanation) {
        return new Violation("IEEE 802.1AB " + clause, offset, explanation);
    }

    @Test
    void findsNothingWrongWithOrdinaryUnits() {
        assertThat(of(MANDATORY + END)).isEmpty();
        assertThat(of(MANDATORY)).as("an end may be left out").isEmpty();
        assertThat(of(MANDATORY + "0a03737731 0e0400140004 0801 61 0801 62 1202cafe" + END))
                .isEmpty();
    }

    @Test
    void reportsMandatoryTlvsOutOfOrder() {
        assertThat(of(PORT + CHASSIS + TTL + END))
                .containsExactly(
                        violation("8.2", 0, "TLV 1 is not the chassis ID"),
                        violation("8.2", 7, "TLV 2 is not the port ID"));
        assertThat(of(CHASSIS + PORT + "0a03 737731" + TTL + END))
                .containsExactly(violation("8.2", 16, "TLV 3 is not the time to live"));
    }

    @Test
    void reportsMandatoryTlvsThatAreMissing() {
        assertThat(of(CHASSIS))
                .containsExactly(
                        violation("8.2", 9, "it ends before the port ID"),
                        violation("8.2", 9, "it ends before the time to live"));
        assertThat(of(END))
                .containsExactly(
                        violation("8.2", 0, "TLV 1 is not the chassis ID"),
                        violation("8.2", 2, "it ends before the port ID"),
                        violation("8.2", 2, "it ends before the time to live"));
    }

    @Test
    void blamesNoUnitThatWasCutShort() {
        HeaderContext cut = new HeaderContext(Optional.empty(), true, Optional.empty(), ByteBuffer.allocate(0));
        assertThat(unit(CHASSIS + "0405 0565").violations(cut)).isEmpty();
        assertThat(of(CHASSIS + "0405 0565"))
                .containsExactly(
                        violation("8.4.2", 9, "the length of the TLV leads beyond the end"),
                        violation("8.2", 13, "it ends before the time to live"));
    }

    @Test
    void reportsRepetition() {
        assertThat(of(MANDATORY + TTL + PORT + CHASSIS + END))
                .containsExactly(
                        violation("8.5.4.2", 20, "a TLV of type 3 is repeated"),
                        violation("8.5.3.4", 24, "a TLV of type 2 is repeated"),
                        violation("8.5.2.4", 31, "a TLV of type 1 is repeated"));
        assertThat(of(MANDATORY + "0a00 0c00 0e0400000000 0a00 0c00 0e0400000000" + END))
                .extracting(Violation::clause)
                .containsExactly("IEEE 802.1AB 8.5.6.3", "IEEE 802.1AB 8.5.7.3", "IEEE 802.1AB 8.5.8.3");
    }

    @Test
    void reportsIdentifiersOfUnsuitableLength() {
        assertThat(of("0200" + PORT + TTL + END))
                .containsExactly(violation("8.5.2", 0, "a TLV of type 1 cannot have these 0 octets"));
        assertThat(of("0201 07" + PORT + TTL + END))
                .containsExactly(violation("8.5.2.3", 0, "an identifier has 1 to 255 octets, not 0"));
        assertThat(of("0300 07" + "61".repeat(255) + PORT + TTL + END)).isEmpty();
        assertThat(of("0301 07" + "61".repeat(256) + PORT + TTL + END))
                .containsExactly(violation("8.5.2.3", 0, "an identifier has 1 to 255 octets, not 256"));
        assertThat(of(CHASSIS + "0401 05" + TTL + END))
                .containsExactly(violation("8.5.3.3", 9, "an identifier has 1 to 255 octets, not 0"));
        assertThat(of("0206 04 0200000000" + PORT + TTL + END))
                .containsExactly(violation("8.5.2.3", 3, "a MAC address has 6 octets, not 5"));
        assertThat(of(CHASSIS + "0408 03 02000000000102" + TTL + END))
                .containsExactly(violation("8.5.3.3", 12, "a MAC address has 6 octets, not 7"));
    }

    @Test
    void reportsReservedSubtypes() {
        assertThat(of("0202 00 61" + "0402 08 61" + TTL + END))
                .containsExactly(
                        violation("8.5.2.2", 2, "subtype 0 is reserved"),
                        violation("8.5.3.2", 6, "subtype 8 is reserved"));
    }

    @Test
    void reportsNetworkAddressesThatDoNotSuitTheirFamily() {
        assertThat(of("0205 05 01 0a0000" + "0406 04 02 0a000001" + TTL + END))
                .containsExactly(
                        violation("8.5.2.3", 3, "an address of family 1 has 4 octets, not 3"),
                        violation("8.5.3.3", 10, "an address of family 2 has 16 octets, not 4"));
        assertThat(of("0202 05 01"))
                .as("the packet ends with the family")
                .contains(violation("8.5.2.3", 3, "an address of family 1 has 4 octets, not 0"));
        assertThat(of("0205 05 10 616263" + PORT + TTL + END))
                .as("a name of DNS")
                .isEmpty();
    }

    @Test
    void reportsOctetsWhereNoneBelong() {
        assertThat(of(CHASSIS + PORT + "0603 0078 00" + "0001 00"))
                .containsExactly(
                        violation("8.5.4", 20, "1 octets behind the time to live"),
                        violation("8.5.1", 21, "the end has 1 octets, not 0"));
    }

    @Test
    void reportsValuesThatDoNotSuitTheirType() {
        assertThat(of(CHASSIS + PORT + "0601 78" + "0e03 001400" + "1001 05" + "fe03 0080c2" + END))
                .extracting(Violation::toString)
                .containsExactly(
                        "octet 16: a TLV of type 3 cannot have these 1 octets (IEEE 802.1AB 8.5.4)",
                        "octet 19: a TLV of type 7 cannot have these 3 octets (IEEE 802.1AB 8.5.8)",
                        "octet 24: a TLV of type 8 cannot have these 1 octets (IEEE 802.1AB 8.5.9.9)",
                        "octet 27: a TLV of type 127 cannot have these 3 octets (IEEE 802.1AB 8.6)");
    }

    @Test
    void reportsTextThatIsTooLong() {
        assertThat(of(MANDATORY + "08ff" + "61".repeat(255) + "0d00" + "61".repeat(256) + END))
                .containsExactly(violation("8.5.7.2", 277, "text has 0 to 255 octets, not 256"));
        assertThat(of(MANDATORY + "0900" + "61".repeat(256) + "0b00" + "61".repeat(256) + END))
                .extracting(Violation::clause)
                .containsExactly("IEEE 802.1AB 8.5.5.2", "IEEE 802.1AB 8.5.6.2");
    }

    @Test
    void reportsCapabilitiesThatAreEnabledButNotThere() {
        assertThat(of(MANDATORY + "0e04 0014 0024" + END))
                .containsExactly(
                        violation("8.5.8.3", BEHIND + 4, "telephone is enabled but not among the capabilities"));
    }

    @Test
    void reportsManagementAddresses() {
        String address = "100c 05 01 0a000001 02 00000002 00";
        assertThat(of(MANDATORY + address + "100c 05 01 0a000002 02 00000002 00" + END))
                .isEmpty();
        assertThat(of(MANDATORY + address + address + END))
                .containsExactly(violation("8.5.9.9", BEHIND + 14 + 4, "management address 10.0.0.1 is repeated"));
        assertThat(of(MANDATORY + "1008 01 10 01 00000000 00" + END))
                .containsExactly(violation("8.5.9", BEHIND + 2, "a management address has 1 to 31 octets, not 0"));
        assertThat(of(MANDATORY + "1027 20 10" + "61".repeat(31) + "01 00000000 00" + END))
                .isEmpty();
        assertThat(of(MANDATORY + "1028 21 10" + "61".repeat(32) + "01 00000000 00" + END))
                .containsExactly(violation("8.5.9", BEHIND + 2, "a management address has 1 to 31 octets, not 32"));
        assertThat(of(MANDATORY + "100b 04 01 0a0000 01 00000000 00" + END))
                .containsExactly(violation("8.5.9", BEHIND + 3, "an address of family 1 has 4 octets, not 3"));
        assertThat(of(MANDATORY + "108c 05 01 0a000001 01 00000000 80" + "01".repeat(128) + END))
                .isEmpty();
        assertThat(of(MANDATORY + "108d 05 01 0a000001 01 00000000 81" + "01".repeat(129) + END))
                .containsExactly(violation("8.5.9", BEHIND + 13, "an object identifier has 0 to 128 octets, not 129"));
    }
}
