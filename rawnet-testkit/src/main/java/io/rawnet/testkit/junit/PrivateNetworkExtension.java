package io.rawnet.testkit.junit;

import io.rawnet.linux.call.CallingThread;
import io.rawnet.testkit.PrivateNetwork;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link InPrivateNetwork} does. */
// whoever calls these methods has JUnit; whoever does not need not have it to compile
@SuppressWarnings("exports")
public final class PrivateNetworkExtension implements BeforeEachCallback, InvocationInterceptor, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PrivateNetworkExtension.class);

    /** Made by JUnit. */
    public PrivateNetworkExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        CallingThread.requirePlatform("run a test in a private network");
        Requirements.requirePrivileged();
        context.getStore(NAMESPACE).put(TestThread.class, TestThread.start(context.getDisplayName(), network(context)));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == PrivateNetwork.class;
    }

    @Override
    public PrivateNetwork resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestThread thread = thread(context);
        if (thread == null) {
            throw new ParameterResolutionException(
                    "A private network belongs to one test: ask for it in the test, or in methods that run before or after each,"
                            + " not in " + parameter.getDeclaringExecutable());
        }
        return thread.network();
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        thread(context).run(invocation);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        thread(context).run(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        thread(context).run(invocation);
    }

    @Override
    public <T> T interceptTestFactoryMethod(
            Invocation<T> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        return thread(context).run(invocation);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        thread(context).run(invocation);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        thread(context).run(invocation);
    }

    private static TestThread thread(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(TestThread.class, TestThread.class);
    }

    private static PrivateNetwork.Builder network(ExtensionContext context) {
        PrivateNetwork.Builder network = PrivateNetwork.builder();
        AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), InPrivateNetwork.class)
                .or(() -> AnnotationSupport.findAnnotation(context.getRequiredTestClass(), InPrivateNetwork.class))
                .ifPresent(requested -> {
                    network.routers(requested.routers());
                    if (requested.bridge()) {
                        network.bridge();
                    }
                });
        return network;
    }
}
