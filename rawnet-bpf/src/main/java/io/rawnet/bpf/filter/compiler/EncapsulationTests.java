package io.rawnet.bpf.filter.compiler;

import static io.rawnet.bpf.filter.compiler.Condition.all;
import static io.rawnet.bpf.filter.compiler.Condition.any;
import static io.rawnet.bpf.filter.compiler.Condition.equal;

import io.rawnet.bpf.BpfSyntaxException;
import io.rawnet.bpf.Extension;
import io.rawnet.bpf.LoadSize;
import io.rawnet.bpf.filter.compiler.Expression.Encapsulation;
import io.rawnet.bpf.filter.compiler.Value.Known;

/**
 * Tests of tags, labels and sessions, behind each of which there is one other layer.
 *
 * @param source the text of the expression, for complaints
 */
record EncapsulationTests(LinkLayer layer, String source) {

    /** The test, and the layer behind. */
    record Entered(Condition matches, LinkLayer inside) {}

    Entered enter(Encapsulation asked) throws BpfSyntaxException {
        return switch (asked.kind()) {
            case VLAN -> new Entered(vlan(asked), layer.behindVlanTag());
            case MPLS -> new Entered(mpls(asked), layer.behindLabel());
            case PPPOE -> new Entered(pppoe(asked), layer.insideSession());
            case GENEVE, VXLAN -> throw new IllegalArgumentException("there are several layers in a tunnel");
        };
    }

    private Condition vlan(Encapsulation asked) throws BpfSyntaxException {
        if (layer.labels() > 0) {
            throw error("'vlan' is not supported behind 'mpls'", asked);
        }
        if (!layer.isEthernet()) {
            throw error("'vlan' needs an Ethernet link layer, and the packets here have none", asked);
        }
        requireAtMost("VLAN identifiers", asked, 0xfff);
        Condition tagged = layer.tagTaken()
                ? Condition.ALWAYS
                : any(
                        layer.carries(EtherTypes.VLAN),
                        layer.carries(EtherTypes.SERVICE_VLAN),
                        layer.carries(EtherTypes.OLD_DOUBLE_VLAN));
        Value tag = layer.tagTaken() ? new Known(Extension.VLAN_TAG) : layer.payloadOctets(LoadSize.HALF_WORD, 0);
        return labelled(asked, tagged, tag.masked(0xfff), 0);
    }

    private Condition mpls(Encapsulation asked) throws BpfSyntaxException {
        requireAtMost("MPLS labels", asked, 0xfffff);
        Condition present;
        if (layer.labels() > 0) {
            present = equal(layer.payloadOctets(LoadSize.BYTE, -2).masked(1), 0);
        } else if (layer.isEthernet() || layer.framing() == Framing.PPP) {
            present = layer.carries(EtherTypes.MPLS);
        } else {
            throw error("'mpls' needs an Ethernet or PPP link layer", asked);
        }
        return labelled(asked, present, layer.payloadOctets(LoadSize.WORD, 0).masked(0xfffff000), 12);
    }

    private Condition pppoe(Encapsulation asked) throws BpfSyntaxException {
        requireAtMost("PPPoE sessions", asked, 0xffff);
        if (layer.labels() > 0) {
            throw error("'pppoes' is not supported behind 'mpls'", asked);
        }
        return labelled(asked, layer.carries(EtherTypes.PPPOE_SESSION), layer.payloadOctets(LoadSize.HALF_WORD, 2), 0);
    }

    /** {@return whether the packet is in a tunnel, with the network identifier that was asked for} */
    Condition tunnel(Encapsulation asked, Tunnel tunnel) throws BpfSyntaxException {
        requireAtMost("network identifiers", asked, 0xffffff);
        return labelled(asked, tunnel.present(), tunnel.label(), 8);
    }

    private static Condition labelled(Encapsulation asked, Condition present, Value label, int shift) {
        return asked.label() == null
                ? present
                : all(present, equal(label, asked.label().intValue() << shift));
    }

    private void requireAtMost(String labels, Encapsulation asked, int most) throws BpfSyntaxException {
        if (asked.label() != null && asked.label() > most) {
            throw error(labels + " are 0 to " + most, asked);
        }
    }

    private BpfSyntaxException error(String problem, Encapsulation asked) {
        return new BpfSyntaxException(problem, source, 1, asked.column());
    }
}
