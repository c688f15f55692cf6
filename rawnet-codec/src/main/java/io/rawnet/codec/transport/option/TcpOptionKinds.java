package io.rawnet.codec.transport.option;

import io.rawnet.codec.internal.Wire;
import io.rawnet.codec.internal.element.ElementFormat;
import io.rawnet.codec.internal.element.OptionHeading;

/** The option kinds that have a type of their own, each with the data that suits it. */
final class TcpOptionKinds {

    static final ElementFormat<TcpOption> FORMAT = new ElementFormat<TcpOption>(
                    OptionHeading.IPV4_AND_TCP, UnknownOption::new, MalformedOption::new)
            .with(0, EndOfOptionList.class, 0, data -> new EndOfOptionList())
            .with(1, NoOperation.class, 0, data -> new NoOperation())
            .number(2, MaximumSegmentSize.class, 2, MaximumSegmentSize::new, MaximumSegmentSize::octets)
            .number(3, WindowScale.class, 1, WindowScale::new, WindowScale::shift)
            .with(4, SackPermitted.class, 0, data -> new SackPermitted())
            .with(5, SelectiveAcknowledgment.class, data -> data.size() % 8 == 0, SelectiveAcknowledgment::read)
            .with(8, Timestamps.class, 8, data -> new Timestamps(Wire.u32(data, 0), Wire.u32(data, 4)))
            .octets(19, Md5Signature.class, data -> data.size() == 16, Md5Signature::new, Md5Signature::digest)
            .number(28, UserTimeout.class, 2, UserTimeout::of, UserTimeout::field)
            .with(29, TcpAuthentication.class, data -> data.size() >= 2, TcpAuthentication::read)
            .with(30, MultipathTcp.class, data -> !data.isEmpty(), (kind, data) -> new MultipathTcp(data))
            .octets(34, FastOpenCookie.class, data -> true, FastOpenCookie::new, FastOpenCookie::cookie)
            .with(AccurateEcn.KIND_OF_ORDER_0, AccurateEcn.class, AccurateEcn::suits, AccurateEcn::read)
            .with(AccurateEcn.KIND_OF_ORDER_1, AccurateEcn.class, AccurateEcn::suits, AccurateEcn::read)
            .with(253, ExperimentalOption.class, data -> data.size() >= 2, ExperimentalOption::read)
            .with(254, ExperimentalOption.class, data -> data.size() >= 2, ExperimentalOption::read);

    private TcpOptionKinds() {}
}
