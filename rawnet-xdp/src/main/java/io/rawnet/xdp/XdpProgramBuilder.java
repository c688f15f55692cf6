package io.rawnet.xdp;

import io.rawnet.bpf.BpfProgram;
import io.rawnet.channel.NoSuchInterfaceException;
import io.rawnet.channel.waiting.Arguments;
import io.rawnet.codec.number.EtherType;
import io.rawnet.linux.network.Interface;
import java.io.IOException;
import java.util.function.Predicate;

/** Configures, loads and attaches an {@link XdpProgram}, which gives its sockets every packet unless it is told otherwise. */
public final class XdpProgramBuilder {
    private AttachMode mode = AttachMode.ANY;
    private BpfProgram filter = BpfProgram.acceptAll();

    XdpProgramBuilder() {}

    /**
     * Sets where the program runs; in the driver by default, where it can. {@link XdpProgram#mode} tells what came of it.
     *
     * @param newMode the mode
     * @return this
     */
    public XdpProgramBuilder mode(AttachMode newMode) {
        mode = Arguments.require(newMode, "newMode");
        return this;
    }

    /**
     * Gives the sockets the packets of one EtherType, the one behind the addresses: that of a tag where a packet has one.
     *
     * @param type the EtherType
     * @return this
     */
    public XdpProgramBuilder etherType(EtherType type) {
        filter = RedirectProgram.filter(Arguments.require(type, "type"));
        return this;
    }

    /**
     * Gives the sockets the packets that a program of classic BPF accepts, whole, whatever length it returns. It is translated to eBPF.
     *
     * @param program the program, for packets that begin with an Ethernet header and have their VLAN tags: an expression compiled for
     *     {@link io.rawnet.codec.number.LinkType#ETHERNET}
     * @return this
     * @throws IllegalArgumentException if it was compiled for sockets, asks for what XDP does not know, or is too long; the message says which
     */
    public XdpProgramBuilder filter(BpfProgram program) {
        RedirectProgram.of(Arguments.require(program, "program"), 0, false);
        filter = program;
        return this;
    }

    /**
     * {@return the program, which runs at an interface until it is closed (bpf(2))}
     *
     * @param interfaceName name of the interface, in the network namespace of the calling thread
     * @throws NoSuchInterfaceException if there is no such interface
     * @throws ProgramRefusedException if the kernel's verifier refuses the program
     * @throws IOException if the kernel refuses: EPERM without CAP_BPF and CAP_NET_ADMIN, EBUSY or EEXIST if another program is attached,
     *     EOPNOTSUPP if the driver runs no programs
     */
    public XdpProgram attach(String interfaceName) throws IOException {
        Arguments.require(interfaceName, "interfaceName");
        return attach("interface " + interfaceName, each -> each.name().equals(interfaceName));
    }

    /**
     * {@return the program, which runs at an interface until it is closed (bpf(2))}
     *
     * @param interfaceIndex index of the interface, in the network namespace of the calling thread
     * @throws NoSuchInterfaceException if there is no such interface
     * @throws IOException as {@link #attach(String)} does
     */
    public XdpProgram attach(int interfaceIndex) throws IOException {
        return attach("interface " + interfaceIndex, each -> each.index() == interfaceIndex);
    }

    private XdpProgram attach(String what, Predicate<Interface> condition) throws IOException {
        Interface on = XdpSocketBuilder.find(what, condition);
        return XdpProgram.attach(filter, mode, on.name(), on.index());
    }
}
