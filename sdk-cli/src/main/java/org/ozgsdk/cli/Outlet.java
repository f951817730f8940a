// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.cli;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.ozgsdk.core.ConfigurationException;
import picocli.CommandLine;

/** Where commands read bytes from and write them to. Nothing that exists is overwritten, and a file that could not be finished is removed. */
final class Outlet {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Outlet() {}

    /** Writes one output. */
    @FunctionalInterface
    interface Writer {

        void write(OutputStream out) throws IOException;
    }

    /** {@return the content of a file, or of standard input for "-"} */
    static InputStream open(String file) throws IOException {
        if (file.equals("-")) {
            return System.in;
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new ConfigurationException(
                    "Die Datei \"" + file + "\" gibt es nicht. / There is no file of this name.");
        }
        return new BufferedInputStream(Files.newInputStream(path));
    }

    /** Writes to a new file for our eyes alone, or to standard output if there is none. */
    static void write(CommandLine command, @Nullable Path file, Writer writer) throws IOException {
        if (file == null) {
            standard(Utf8Output.bytes(command), writer);
        } else {
            create(file, true, writer);
        }
    }

    private static void standard(PrintStream terminal, Writer writer) throws IOException {
        writer.write(new FilterOutputStream(terminal) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                terminal.write(bytes, offset, length);
                if (terminal.checkError()) {
                    throw new IOException("standard output was closed");
                }
            }
        });
        terminal.flush();
    }

    /** Creates a file; with rights for its owner only if it is secret. */
    static void create(Path file, boolean secret, Writer writer) throws IOException {
        FileAttribute<?>[] rights = secret && POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(
                file, EnumSet.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), rights)) {
            try {
                writer.write(Channels.newOutputStream(channel));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        }
    }

    static ConfigurationException exists(Path file) {
        return new ConfigurationException("Die Datei \"" + file
                + "\" gibt es schon; sie wird nicht überschrieben. / The file exists and is not overwritten.");
    }
}
