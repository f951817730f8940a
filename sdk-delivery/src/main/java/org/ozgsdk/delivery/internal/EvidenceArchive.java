// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.delivery.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.ozgsdk.core.UntrustedException;

/**
 * The outer form of an evidence file: a ZIP of few, small, known entries. The same content gives the same bytes. Readers see the
 * local entries only, from the front; the directory at the end of a ZIP file says nothing to them.
 */
final class EvidenceArchive {

    static final String MANIFEST = "manifest.json";
    static final String EVENT = "events/%05d.jws";
    static final String SERVICE_KEY = "keys/service/%03d.json";
    static final String DESTINATION_KEY = "keys/destination/%03d.json";

    private static final Pattern NAME =
            Pattern.compile("manifest\\.json|events/\\d{5}\\.jws|keys/(?:service|destination)/\\d{3}\\.json");
    private static final int MOST_ENTRIES = 11_000;
    private static final int LARGEST_ENTRY = 1024 * 1024;
    private static final long LARGEST = 64L * 1024 * 1024;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private EvidenceArchive() {}

    static void write(Map<String, byte[]> entries, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            ZipEntry header = new ZipEntry(entry.getKey());
            header.setTimeLocal(NO_TIME);
            zip.putNextEntry(header);
            zip.write(entry.getValue());
            zip.closeEntry();
        }
        zip.finish();
        out.flush();
    }

    static Map<String, byte[]> read(InputStream in) throws IOException {
        byte[] archive = in.readNBytes((int) LARGEST + 1);
        if (archive.length > LARGEST) {
            throw new UntrustedException("the archive is larger than " + LARGEST + " bytes");
        }
        try {
            return entries(archive);
        } catch (IOException | IllegalArgumentException e) { // from memory, so it can only be the form
            throw new UntrustedException("the archive is no sound ZIP file", e);
        }
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive));
        long size = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = entry.getName();
            byte[] content = zip.readNBytes(LARGEST_ENTRY + 1);
            size += content.length;
            if (!NAME.matcher(name).matches()) {
                throw new UntrustedException("the archive holds an entry that no evidence file has");
            }
            if (content.length > LARGEST_ENTRY || size > LARGEST || entries.size() >= MOST_ENTRIES) {
                throw new UntrustedException("the archive inflates beyond all measure");
            }
            if (entries.put(name, content) != null) {
                throw new UntrustedException("the archive holds an entry twice");
            }
        }
        if (entries.isEmpty()) {
            throw new UntrustedException("the file is no ZIP archive");
        }
        return entries;
    }

    static String sha512(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
    }
}
