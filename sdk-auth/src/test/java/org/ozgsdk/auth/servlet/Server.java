// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.auth.servlet;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.ozgsdk.auth.Login;
import org.ozgsdk.auth.LoginOutcome;
import org.ozgsdk.auth.LoginRequest;

/** A small service in a real servlet server: /login begins, /acs ends, /who says who is logged in. */
final class Server implements AutoCloseable {

    private final org.eclipse.jetty.server.Server jetty =
            new org.eclipse.jetty.server.Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final HttpClient client = HttpClient.newHttpClient();

    Server(ServletLogin logins, LoginRequest login) {
        ServletContextHandler context = new ServletContextHandler("/", ServletContextHandler.SESSIONS);
        context.addServlet(new ServletHolder(new Service(logins, login)), "/*");
        jetty.setHandler(context);
        try {
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Service extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient ServletLogin logins;
        private final transient LoginRequest login;

        Service(ServletLogin logins, LoginRequest login) {
            this.logins = logins;
            this.login = login;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, jakarta.servlet.ServletException {
            switch (request.getRequestURI()) {
                case "/login" -> logins.begin(login, response);
                case "/acs" ->
                    logins.finish(request, response, (outcome, in, out) -> {
                        if (outcome instanceof LoginOutcome.LoggedIn loggedIn) {
                            in.getSession().setAttribute("login", loggedIn.login());
                        }
                        out.getWriter().print(outcome.getClass().getSimpleName());
                    });
                case "/who" -> {
                    Login login = (Login) request.getSession().getAttribute("login");
                    response.getWriter()
                            .print(login == null ? "nobody" : login.accountId().orElseThrow());
                }
                default -> response.setStatus(404);
            }
        }
    }

    HttpResponse<String> get(String path, String cookies) {
        return send(request(path, cookies).GET().build());
    }

    HttpResponse<String> post(String path, Map<String, String> fields, String cookies) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String cookies) {
        HttpRequest.Builder request = HttpRequest.newBuilder(jetty.getURI().resolve(path));
        return cookies.isEmpty() ? request : request.header("Cookie", cookies);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
