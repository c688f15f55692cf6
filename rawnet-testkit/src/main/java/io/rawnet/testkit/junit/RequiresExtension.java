package io.rawnet.testkit.junit;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link Requires} does. */
// whoever calls these methods has JUnit; whoever does not need not have it to compile
@SuppressWarnings("exports")
public final class RequiresExtension implements BeforeEachCallback {
    /** Made by JUnit. */
    public RequiresExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        Stream.of(context.getRequiredTestClass(), context.getRequiredTestMethod())
                .map(where -> AnnotationSupport.findAnnotation(where, Requires.class))
                .flatMap(Optional::stream)
                .flatMap(each -> Stream.of(each.value()))
                .forEach(Requirements::require);
    }
}
