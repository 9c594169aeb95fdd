# docker build -t vitrine .
# docker run --rm -p 7070:7070 vitrine
#
# The server answers only to its own names: localhost:7070 and what VITRINE_HOSTS lists, with the port where it is not
# the scheme's own (-p 8080:7070 -e VITRINE_HOSTS=localhost:8080,vitrine.example.org). Further JVM options go into
# JDK_JAVA_OPTIONS.

ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-17
ARG RUN_IMAGE=eclipse-temurin:17-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
COPY . .
# The tests need a browser and belong before the image: `mvn -B verify`.
RUN mvn -B -q -DskipTests package

FROM ${RUN_IMAGE}
COPY --from=build /build/target/vitrine.jar /app/vitrine.jar
# A number, so that an orchestrator can see that it is not root. Nothing is written but temporary files.
USER 10001:10001
WORKDIR /app
ENV VITRINE_HOSTS=
EXPOSE 7070
# Spoken by bash, since a slim image has no HTTP client and a JVM for each check would cost more than the server.
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/7070 && printf 'GET /health HTTP/1.0\\r\\nHost: localhost:7070\\r\\n\\r\\n' >&3 && read -r -t 2 _ status _ <&3 && [ \"$status\" = 200 ]"]
# A server that ran out of memory is restarted rather than left half alive.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/vitrine.jar"]
CMD ["serve", "--host", "0.0.0.0", "--port", "7070"]
