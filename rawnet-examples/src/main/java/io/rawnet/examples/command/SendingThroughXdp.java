package io.rawnet.examples.command;

import io.rawnet.examples.tool.Progress;
import io.rawnet.examples.tool.Terminal;
import io.rawnet.examples.tool.craft.CraftSettings;
import io.rawnet.examples.tool.craft.XdpReport;
import io.rawnet.examples.tool.craft.XdpSending;
import io.rawnet.examples.tool.craft.XdpSettings;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Send with its option {@code --xdp}; apart from {@link SendCommand}, which loads nothing of AF_XDP without it. */
final class SendingThroughXdp {
    private SendingThroughXdp() {}

    /** {@return the exit status} */
    static int run(CommandSpec spec, CraftSettings settings, XdpSettings xdp, JsonOption json, boolean hex)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        XdpReport report = new XdpReport(out, json.lines(out), hex);
        XdpSending sending = new XdpSending(settings, xdp, new Progress(err, Terminal.ERR.isPresent()));
        return new CtrlC(sending::stop).guard(() -> {
            try {
                sending.run(report::first);
            } finally {
                sending.counted().ifPresent(counted -> report.end(counted, sending.time()));
            }
            return 0;
        });
    }
}
