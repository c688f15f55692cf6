package io.rawnet.linux.jnr;

import com.kenai.jffi.MemoryIO;
import io.rawnet.linux.libc.BackEnd;
import io.rawnet.linux.libc.BackEnds;
import io.rawnet.linux.libc.LibC;
import jnr.ffi.LibraryLoader;

/** Provides jnr-ffi to rawnet-linux, for JDK 17 to 21 and for who asks for it. */
public final class JnrBackEnd implements BackEnd {
    /** Loads nothing yet. */
    public JnrBackEnd() {}

    @Override
    public String name() {
        return BackEnds.JNR;
    }

    /** {@return the module of jffi, which loads a native library} */
    @Override
    public Module nativeModule() {
        return MemoryIO.class.getModule();
    }

    @Override
    public LibC load() {
        return LibraryLoader.create(JnrLibC.class).failImmediately().load("c");
    }
}
