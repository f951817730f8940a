// SPDX-License-Identifier: Apache-2.0
package org.ozgsdk.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The facts of DIN 91379:2022-08: which single characters each datatype allows, and the 149 sequences (allowed in all five). All lie in the Basic
 * Multilingual Plane. A test compares every character, alone and with every combining mark, with the published list.
 */
final class Din91379Table {

    // Hexadecimal code points and ranges, by the datatypes that allow them.
    private static final String A_TO_E =
            "20 27 2C-2E 41-5A 60-7A 7E A8 B4 B7 C0-D6 D8-F6 F8-17E 187-188 18F 197 1A0-1A1"
                    + " 1AF-1B0 1B7 1CD-1DC 1DE-1DF 1E2-1F0 1F4-1F5 1F8-1FF 212-213 218-21B 21E-21F 227-233 259 268 292 2B9-2BA"
                    + " 2BE-2BF 2C8 2CC 1E02-1E03 1E06-1E07 1E0A-1E11 1E17 1E1C-1E2B 1E2F-1E37 1E3A-1E3B 1E40-1E49 1E52-1E5B"
                    + " 1E5E-1E63 1E6A-1E6F 1E80-1E87 1E8C-1E97 1E9E 1EA0-1EF9 2019 2021";
    private static final String B_TO_E =
            "21-26 28-2B 2F-40 5B-5F 7B-7D A1-A3 A5 A7 A9-AC AE-B3 B5-B6 B9-BB BF D7 F7 20AC";
    private static final String C_TO_E = "A4 A6 B8 BC-BE";
    private static final String C_AND_E = "9-A D A0";
    private static final String D_AND_E = "192 2B0 2B3 2C6 2DC 2E2 386 388-38A 38C 38E-3A1 3A3-3CE 1D48 1D57 2018 201A"
            + " 201C-201E 2020 2026 2030 2032-2033 2039-203A 2070 2074-2079 207F-2089 2122 221E 2264-2265";
    private static final String E_ONLY = "40D 410-42A 42C 42E-44A 44C 44E-44F 45D";

    // What follows (hexadecimal), then the letters it may follow.
    private static final String[] FOLLOWERS = {
        "300 CFGKMPSTZcfgkmpstz",
        "301 JjÿĪī",
        "302 DKLMNdklmn",
        "304 CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ",
        "306 CMNRZcmnrzÇç",
        "307 KUku",
        "308 CTZczẠạỌọỤụ",
        "30B Aa",
        "30C J",
        "30D ēō",
        "310 Mm",
        "315 CKPTckptČč",
        "31B KTkt",
        "31B+304 Ss",
        "323 CPcpČč",
        "325 LRlr",
        "325+304 LRlr",
        "326 CHKLNchklnŽž",
        "327 ZzŽž",
        "328+306 Cc",
        "331 HSs",
        "35F+48 K",
        "35F+68 Kk",
    };

    private static final char FIRST_MARK = 0x300;
    private static final char LAST_MARK = 0x36F;
    private static final byte[] ALLOWED = singles();
    private static final long[] SEQUENCES = sequences();

    private Din91379Table() {}

    static boolean allows(char single, int datatypeBit) {
        return single < ALLOWED.length && (ALLOWED[single] & datatypeBit) != 0;
    }

    /** {@return how many chars the longest sequence at a place has; 0 if none begins there} */
    static int sequenceAt(CharSequence text, int at, int length) {
        if (at + 1 >= length) {
            return 0;
        }
        char second = text.charAt(at + 1);
        if (second < FIRST_MARK || second > LAST_MARK) {
            return 0;
        }
        char third = at + 2 < length ? text.charAt(at + 2) : 0;
        if (third != 0 && Arrays.binarySearch(SEQUENCES, key(text.charAt(at), second, third)) >= 0) {
            return 3;
        }
        return Arrays.binarySearch(SEQUENCES, key(text.charAt(at), second, 0)) >= 0 ? 2 : 0;
    }

    private static long key(int first, int second, int third) {
        return ((long) first << 32) | ((long) second << 16) | third;
    }

    private static byte[] singles() {
        byte[] allowed = new byte[0x2266];
        mark(allowed, A_TO_E, 0b11111);
        mark(allowed, B_TO_E, 0b11110);
        mark(allowed, C_TO_E, 0b11100);
        mark(allowed, C_AND_E, 0b10100);
        mark(allowed, D_AND_E, 0b11000);
        mark(allowed, E_ONLY, 0b10000);
        return allowed;
    }

    private static void mark(byte[] allowed, String ranges, int bits) {
        for (String range : ranges.split(" ", -1)) {
            int dash = range.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? range : range.substring(0, dash), 16);
            int to = dash < 0 ? from : Integer.parseInt(range.substring(dash + 1), 16);
            Arrays.fill(allowed, from, to + 1, (byte) bits);
        }
    }

    private static long[] sequences() {
        List<Long> keys = new ArrayList<>();
        for (String line : FOLLOWERS) {
            int blank = line.indexOf(' ');
            String[] followers = line.substring(0, blank).split("\\+", -1);
            int second = Integer.parseInt(followers[0], 16);
            int third = followers.length > 1 ? Integer.parseInt(followers[1], 16) : 0;
            line.substring(blank + 1).chars().forEach(first -> keys.add(key(first, second, third)));
        }
        return keys.stream().mapToLong(Long::longValue).sorted().toArray();
    }
}
