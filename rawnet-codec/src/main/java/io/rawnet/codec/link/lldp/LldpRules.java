package io.rawnet.codec.link.lldp;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.MacAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a structurally sound LLDP data unit must not be. Of the standard's edition of 2016 neither a missing end nor another
 * destination than its three groups breaks a rule: both are options of its annex A.
 */
final class LldpRules {

    /** The TLVs that each data unit begins with, in this order: the type of each is its place. */
    private static final List<String> MANDATORY = List.of("chassis ID", "port ID", "time to live");

    /** Where the standard says that a TLV stands once at most, by type. Of port descriptions it only advises that. */
    private static final Map<Integer, String> ONCE = Map.of(
            LldpIdentifier.CHASSIS, "8.5.2.4",
            LldpIdentifier.PORT, "8.5.3.4",
            LldpTlv.TimeToLive.TYPE, "8.5.4.2",
            LldpText.SYSTEM_NAME, "8.5.6.3",
            LldpText.SYSTEM_DESCRIPTION, "8.5.7.3",
            SystemCapabilities.TYPE, "8.5.8.3");

    /** Where the standard says what the value of a TLV consists of, by type. */
    private static final Map<Integer, String> FORMS = Map.of(
            LldpIdentifier.CHASSIS, "8.5.2",
            LldpIdentifier.PORT, "8.5.3",
            LldpTlv.TimeToLive.TYPE, "8.5.4",
            SystemCapabilities.TYPE, "8.5.8",
            ManagementAddress.TYPE, "8.5.9.9",
            OrganizationallySpecific.TYPE, "8.6");

    /** Where an address says of which family it is. */
    private static final int FAMILY = 3;

    private static final int MAX_TEXT = 255;
    private static final int MAX_MANAGEMENT_ADDRESS = 31;
    private static final int MAX_OBJECT_IDENTIFIER = 128;

    private final LldpTlvs tlvs;

    /** Whether the data unit ends here; where it does not, what is missing is none to blame. */
    private final boolean whole;

    private final Set<Integer> typesSeen = new HashSet<>();

    /** As strings: of these, unlike records, a set stays fast when a stranger makes all their hash codes equal. */
    private final Set<String> managementAddresses = new HashSet<>();

    private final List<Violation> found = new ArrayList<>();

    /** Where the TLV at hand begins, in octets from the data unit's first. */
    private int offset;

    private LldpRules(LldpTlvs tlvs, boolean whole) {
        this.tlvs = tlvs;
        this.whole = whole;
    }

    static List<Violation> violations(LldpDataUnit unit, HeaderContext context) {
        LldpRules rules = new LldpRules(unit.tlvs(), !context.incomplete());
        rules.check();
        return List.copyOf(rules.found);
    }

    private void check() {
        int place = 0;
        for (LldpTlv tlv : tlvs.list()) {
            place++;
            if (place <= MANDATORY.size() && tlv.type() != place) {
                report("8.2", 0, "TLV " + place + " is not the " + MANDATORY.get(place - 1));
            }
            if (ONCE.containsKey(tlv.type()) && !typesSeen.add(tlv.type())) {
                report(ONCE.get(tlv.type()), 0, "a TLV of type " + tlv.type() + " is repeated");
            }
            checkContents(tlv);
            offset += tlv.length();
        }
        for (; whole && place < MANDATORY.size(); place++) {
            report("8.2", 0, "it ends before the " + MANDATORY.get(place));
        }
    }

    private void checkContents(LldpTlv tlv) {
        if (tlv instanceof LldpTlv.Malformed) {
            if (whole) {
                report("8.4.2", 0, "the length of the TLV leads beyond the end");
            }
        } else if (tlv instanceof LldpTlv.Unknown && FORMS.containsKey(tlv.type())) {
            report(
                    FORMS.get(tlv.type()),
                    0,
                    "a TLV of type " + tlv.type() + " cannot have these "
                            + tlv.value().size() + " octets");
        } else if (tlv instanceof LldpIdentifier identifier) {
            checkIdentifier(FORMS.get(tlv.type()), identifier);
        } else if (tlv instanceof LldpTlv.TimeToLive time && !time.excess().isEmpty()) {
            report("8.5.4", 4, time.excess().size() + " octets behind the time to live");
        } else if (tlv instanceof LldpTlv.EndOfLldpdu end && !end.value().isEmpty()) {
            report("8.5.1", 0, "the end has " + end.value().size() + " octets, not 0");
        } else if (tlv instanceof SystemCapabilities system) {
            checkCapabilities(system);
        } else if (tlv instanceof ManagementAddress management) {
            checkManagement(management);
        } else if (tlv instanceof LldpText && tlv.value().size() > MAX_TEXT) {
            String clause = "8.5." + (tlv.type() + 1) + ".2";
            report(clause, 0, "text has 0 to 255 octets, not " + tlv.value().size());
        }
    }

    private void checkIdentifier(String clause, LldpIdentifier identifier) {
        if (identifier.kind() == LldpIdentifier.Kind.RESERVED) {
            report(clause + ".2", 2, "subtype " + identifier.subtype() + " is reserved");
        }
        int size = identifier.id().size();
        if (size == 0 || size > MAX_TEXT) {
            report(clause + ".3", 0, "an identifier has 1 to 255 octets, not " + size);
        } else if (identifier.kind() == LldpIdentifier.Kind.MAC_ADDRESS && size != MacAddress.LENGTH) {
            report(clause + ".3", 3, "a MAC address has 6 octets, not " + size);
        }
        identifier.networkAddress().ifPresent(address -> checkFamily(clause + ".3", address));
    }

    /** The address need not be there: its family is to blame. */
    private void checkFamily(String clause, NetworkAddress address) {
        int size = address.address().size();
        address.lengthOfFamily().ifPresent(length -> {
            if (length != size) {
                report(
                        clause,
                        FAMILY,
                        "an address of family " + address.family() + " has " + length + " octets, not " + size);
            }
        });
    }

    private void checkCapabilities(SystemCapabilities system) {
        int surplus = system.enabled() & ~system.capabilities();
        if (surplus != 0) {
            String names = SystemCapabilities.names(surplus);
            report("8.5.8.3", 4, names + " is enabled but not among the capabilities");
        }
    }

    private void checkManagement(ManagementAddress management) {
        int size = management.address().size();
        if (size == 0 || size > MAX_MANAGEMENT_ADDRESS) {
            report("8.5.9", 2, "a management address has 1 to 31 octets, not " + size);
        }
        checkFamily("8.5.9", management.networkAddress());
        if (!managementAddresses.add(management.networkAddress().octets().toString())) {
            report("8.5.9.9", 4, "management address " + management.networkAddress() + " is repeated");
        }
        int identifier = management.objectIdentifier().size();
        if (identifier > MAX_OBJECT_IDENTIFIER) {
            report("8.5.9", 9 + size, "an object identifier has 0 to 128 octets, not " + identifier);
        }
    }

    private void report(String clause, int at, String explanation) {
        found.add(new Violation("IEEE 802.1AB " + clause, offset + at, explanation));
    }
}
