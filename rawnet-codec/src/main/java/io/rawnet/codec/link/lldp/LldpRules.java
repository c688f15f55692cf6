package io.rawnet.codec.link.lldp;

import io.rawnet.codec.HeaderContext;
import io.rawnet.codec.Violation;
import io.rawnet.codec.address.MacAddress;
import io.rawnet.codec.internal.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks the rules of IEEE 802.1AB-2016 for a data unit whose structure is sound. A missing end and a destination other than the
 * three groups break no rule: annex A makes both optional.
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

    /** Whether the data unit is whole. TLVs missing in one that was cut break no rule. */
    private final boolean whole;

    private final Set<Integer> typesSeen = new HashSet<>();

    /** As strings: of these, unlike records, a set stays fast when a stranger makes all their hash codes equal. */
    private final Set<String> managementAddresses = new HashSet<>();

    private final Violations found = new Violations();

    /** Where the TLV at hand begins, in octets from the data unit's first. */
    private int offset;

    private LldpRules(LldpTlvs tlvs, boolean whole) {
        this.tlvs = tlvs;
        this.whole = whole;
    }

    static List<Violation> violations(LldpDataUnit unit, HeaderContext context) {
        LldpRules rules = new LldpRules(unit.tlvs(), !context.incomplete());
        rules.check();
        return rules.found.list();
    }

    private void check() {
        int place = 0;
        for (LldpTlv tlv : tlvs.list()) {
            int type = tlv.type();
            if (place < MANDATORY.size()) {
                String mandatory = "TLV " + (place + 1) + " is not the " + MANDATORY.get(place);
                reportIf(type != place + 1, "8.2", 0, mandatory);
            }
            boolean repeated = ONCE.containsKey(type) && !typesSeen.add(type);
            reportIf(repeated, ONCE.get(type), 0, "a TLV of type " + type + " is repeated");
            checkContents(tlv, tlv.value().size());
            offset += tlv.length();
            place++;
        }
        for (; whole && place < MANDATORY.size(); place++) {
            reportIf(true, "8.2", 0, "it ends before the " + MANDATORY.get(place));
        }
    }

    private void checkContents(LldpTlv tlv, int size) {
        int type = tlv.type();
        if (tlv instanceof LldpTlv.Malformed) {
            reportIf(whole, "8.4.2", 0, "the length of the TLV leads beyond the end");
        } else if (tlv instanceof LldpTlv.Unknown) {
            String explanation = "a TLV of type " + type + " cannot have these " + size + " octets";
            reportIf(FORMS.containsKey(type), FORMS.get(type), 0, explanation);
        } else if (tlv instanceof LldpIdentifier identifier) {
            checkIdentifier(FORMS.get(type), identifier);
        } else if (tlv instanceof LldpTlv.TimeToLive time) {
            int excess = time.excess().size();
            reportIf(excess > 0, "8.5.4", 4, excess + " octets behind the time to live");
        } else if (tlv instanceof LldpTlv.EndOfLldpdu) {
            reportIf(size > 0, "8.5.1", 0, "the end has " + size + " octets, not 0");
        } else if (tlv instanceof SystemCapabilities system) {
            int surplus = system.enabled() & ~system.capabilities();
            String names = SystemCapabilities.names(surplus);
            reportIf(surplus != 0, "8.5.8.3", 4, names + " is enabled but not among the capabilities");
        } else if (tlv instanceof ManagementAddress management) {
            checkManagement(management);
        } else if (tlv instanceof LldpText) {
            String clause = "8.5." + (type + 1) + ".2";
            reportIf(size > MAX_TEXT, clause, 0, "text has 0 to 255 octets, not " + size);
        }
    }

    private void checkIdentifier(String clause, LldpIdentifier identifier) {
        LldpIdentifier.Kind kind = identifier.kind();
        int size = identifier.id().size();
        boolean sized = size > 0 && size <= MAX_TEXT;
        boolean wrongMac = kind == LldpIdentifier.Kind.MAC_ADDRESS && size != MacAddress.LENGTH;
        String reserved = "subtype " + identifier.subtype() + " is reserved";
        reportIf(kind == LldpIdentifier.Kind.RESERVED, clause + ".2", 2, reserved);
        reportIf(!sized, clause + ".3", 0, "an identifier has 1 to 255 octets, not " + size);
        reportIf(sized && wrongMac, clause + ".3", 3, "a MAC address has 6 octets, not " + size);
        identifier.networkAddress().ifPresent(address -> checkFamily(clause + ".3", address));
    }

    /** The violation is at the family, because the address can be missing. */
    private void checkFamily(String clause, NetworkAddress address) {
        int size = address.address().size();
        int length = address.lengthOfFamily().orElse(size);
        String explanation = "an address of family " + address.family() + " has " + length + " octets, not " + size;
        reportIf(length != size, clause, FAMILY, explanation);
    }

    private void checkManagement(ManagementAddress management) {
        NetworkAddress address = management.networkAddress();
        int size = management.address().size();
        int identifier = management.objectIdentifier().size();
        boolean sized = size > 0 && size <= MAX_MANAGEMENT_ADDRESS;
        boolean repeated = !managementAddresses.add(address.octets().toString());
        reportIf(!sized, "8.5.9", 2, "a management address has 1 to 31 octets, not " + size);
        checkFamily("8.5.9", address);
        reportIf(repeated, "8.5.9.9", 4, "management address " + address + " is repeated");
        reportIf(
                identifier > MAX_OBJECT_IDENTIFIER,
                "8.5.9",
                9 + size,
                "an object identifier has 0 to 128 octets, not " + identifier);
    }

    private void reportIf(boolean broken, String clause, int at, String explanation) {
        found.addIf(broken, "IEEE 802.1AB " + clause, offset + at, explanation);
    }
}
