package io.rawnet.packet;

import io.rawnet.linux.error.Errno;
import io.rawnet.linux.error.SystemCallException;
import java.io.IOException;

/** Gives the failures that an interface is to blame for their own exceptions. */
final class InterfaceFailure {

    private InterfaceFailure() {}

    static IOException of(IOException failure) {
        if (failure instanceof SystemCallException call) {
            if (call.errno().equals(Errno.ENETDOWN)) {
                return new InterfaceDownException(call);
            }
            if (call.errno().equals(Errno.ENODEV) || call.errno().equals(Errno.ENXIO)) {
                return new NoSuchInterfaceException(call);
            }
        }
        return failure;
    }

    static IOException of(String what, Errno errno) {
        return of(SystemCallException.of(what, errno));
    }
}
