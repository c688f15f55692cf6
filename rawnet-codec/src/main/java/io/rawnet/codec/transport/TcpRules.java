package io.rawnet.codec.transport;

import io.rawnet.codec.Octets;
import io.rawnet.codec.Violation;
import io.rawnet.codec.internal.TypeLengthValue;
import io.rawnet.codec.internal.Violations;
import io.rawnet.codec.transport.option.FastOpenCookie;
import io.rawnet.codec.transport.option.MalformedOption;
import io.rawnet.codec.transport.option.MaximumSegmentSize;
import io.rawnet.codec.transport.option.Md5Signature;
import io.rawnet.codec.transport.option.SackPermitted;
import io.rawnet.codec.transport.option.SelectiveAcknowledgment;
import io.rawnet.codec.transport.option.TcpAuthentication;
import io.rawnet.codec.transport.option.TcpOption;
import io.rawnet.codec.transport.option.Timestamps;
import io.rawnet.codec.transport.option.UnknownOption;
import io.rawnet.codec.transport.option.WindowScale;
import java.util.List;

/** Checks the rules for TCP headers whose structure is sound, and for their options. */
final class TcpRules {

    private static final int RESERVED = 12;
    private static final int CONTROL_BITS = 13;

    private final TcpHeader header;
    private final Violations found = new Violations();

    /** Where the option at hand begins, in octets from the header's first. */
    private int offset = TcpHeader.MIN_LENGTH;

    private boolean authenticated;

    private TcpRules(TcpHeader header) {
        this.header = header;
    }

    static List<Violation> violations(TcpHeader header) {
        TcpRules rules = new TcpRules(header);
        rules.checkHeader();
        for (TcpOption option : header.options().list()) {
            rules.checkPlace(option, header.has(TcpHeader.SYN));
            rules.checkAuthentication(option);
            rules.checkContents(option);
            rules.offset += option.length();
        }
        rules.checkPadding();
        return rules.found.list();
    }

    private void checkHeader() {
        found.addIf(header.sourcePort() == 0, "RFC 6335 6", 0, "source port 0 is reserved");
        found.addIf(header.destinationPort() == 0, "RFC 6335 6", 2, "destination port 0 is reserved");
        found.addIf((header.reserved() & ~TcpHeader.AE) != 0, "RFC 9293 3.1", RESERVED, "reserved bits are set");
        // a listener copes with SYN and FIN (section 3.10.7.2), but closing forms a FIN behind the SYN, never with it
        boolean synAndFin = header.has(TcpHeader.SYN | TcpHeader.FIN);
        boolean synAndRst = header.has(TcpHeader.SYN | TcpHeader.RST);
        boolean rstAndFin = header.has(TcpHeader.RST | TcpHeader.FIN);
        found.addIf(synAndFin, "RFC 9293 3.10.4", CONTROL_BITS, "SYN and FIN are both set");
        found.addIf(synAndRst, "RFC 9293 3.5.2", CONTROL_BITS, "SYN and RST are both set");
        found.addIf(rstAndFin, "RFC 9293 3.5.2", CONTROL_BITS, "RST and FIN are both set");
        if (header.controlBits() == 0) {
            found.add("RFC 9293 3.10.7.4", CONTROL_BITS, "no control bit is set");
        } else if ((header.controlBits() & (TcpHeader.SYN | TcpHeader.RST | TcpHeader.ACK)) == 0) {
            String bit = header.has(TcpHeader.FIN) ? "FIN without ACK" : "neither SYN, RST nor ACK is set";
            found.add("RFC 9293 3.10.7.4", CONTROL_BITS, bit);
        }
    }

    private void checkPlace(TcpOption option, boolean syn) {
        boolean segmentSize = option instanceof MaximumSegmentSize;
        boolean windowScale = option instanceof WindowScale;
        boolean sackPermitted = option instanceof SackPermitted;
        boolean fastOpen = option instanceof FastOpenCookie;
        boolean sack = option instanceof SelectiveAcknowledgment;
        found.addIf(segmentSize && !syn, "RFC 9293 3.2", offset, "maximum segment size on a segment without SYN");
        found.addIf(windowScale && !syn, "RFC 7323 2.2", offset, "window scale on a segment without SYN");
        found.addIf(sackPermitted && !syn, "RFC 2018 2", offset, "SACK permitted on a segment without SYN");
        found.addIf(fastOpen && !syn, "RFC 7413 4.1.1", offset, "Fast Open on a segment without SYN");
        found.addIf(sack && syn, "RFC 2018 3", offset, "selective acknowledgment on a SYN");
    }

    /** No rule of TCP keeps an option from being repeated, except that of TCP-AO. */
    private void checkAuthentication(TcpOption option) {
        if (option instanceof TcpAuthentication) {
            found.addIf(authenticated, "RFC 5925 2.2", offset, "TCP-AO is repeated");
            authenticated = true;
        }
        boolean both = option instanceof Md5Signature
                && header.options().find(TcpAuthentication.class).isPresent();
        found.addIf(both, "RFC 5925 2.2", offset, "MD5 signature beside TCP-AO");
    }

    private void checkContents(TcpOption option) {
        if (option instanceof WindowScale scale && scale.shift() > WindowScale.MAX_SHIFT) {
            found.add("RFC 7323 2.3", offset + 2, "window scale " + scale.shift() + " is more than 14");
        } else if (option instanceof Timestamps timestamps) {
            boolean echoes = timestamps.echoReply() != 0 && !header.has(TcpHeader.ACK);
            found.addIf(echoes, "RFC 7323 3.2", offset + 6, "a timestamp echo reply without ACK");
        } else if (option instanceof FastOpenCookie fastOpen) {
            checkCookie(fastOpen.cookie().size());
        } else if (option instanceof SelectiveAcknowledgment sack) {
            checkBlocks(sack);
        } else if (option instanceof UnknownOption unknown && unknown.isOfUnsuitableLength()) {
            String explanation = "option kind " + unknown.kind() + " cannot have length " + unknown.length();
            found.add("RFC 9293 3.1", offset + 1, explanation);
        } else if (option instanceof MalformedOption) {
            int length = offset + TypeLengthValue.blamed(1, option.length());
            found.add("RFC 9293 3.1", length, "the length of option kind " + option.kind() + " leads nowhere");
        }
    }

    /** A length of 0 asks for a cookie. */
    private void checkCookie(int length) {
        boolean wrong = length != 0 && (length < 4 || length > 16 || length % 2 != 0);
        found.addIf(wrong, "RFC 7413 4.1.1", offset + 1, "a cookie of " + length + " octets, not an even 4 to 16");
    }

    private void checkBlocks(SelectiveAcknowledgment sack) {
        int within = offset + 2;
        found.addIf(sack.blocks().isEmpty(), "RFC 2018 3", offset + 1, "selective acknowledgment without blocks");
        for (SelectiveAcknowledgment.Block block : sack.blocks()) {
            boolean backwards = SequenceNumber.compare(block.leftEdge(), block.rightEdge()) >= 0;
            found.addIf(backwards, "RFC 2018 3", within, "block " + block + " does not end behind its beginning");
            within += 8;
        }
    }

    private void checkPadding() {
        Octets octets = header.options().octets();
        int wrong = TypeLengthValue.nonZero(octets, offset - TcpHeader.MIN_LENGTH);
        found.addIf(wrong >= 0, "RFC 9293 3.1", TcpHeader.MIN_LENGTH + wrong, "padding is not zero");
    }
}
