package creditbank.outcome.identifier;

import org.jspecify.annotations.Nullable;

/** The provincial level of GB/T 2260: the first two of six division digits, with the two letters of GB/T 2260. */
public enum Region {
    BJ(11),
    TJ(12),
    HE(13),
    SX(14),
    NM(15),
    LN(21),
    JL(22),
    HL(23),
    SH(31),
    JS(32),
    ZJ(33),
    AH(34),
    FJ(35),
    JX(36),
    SD(37),
    HA(41),
    HB(42),
    HN(43),
    GD(44),
    GX(45),
    HI(46),
    CQ(50),
    SC(51),
    GZ(52),
    YN(53),
    XZ(54),
    SN(61),
    GS(62),
    QH(63),
    NX(64),
    XJ(65),
    TW(71),
    HK(81),
    MO(82);

    private static final @Nullable Region[] BY_CODE = new @Nullable Region[100];

    static {
        for (Region region : values()) {
            BY_CODE[region.code] = region;
        }
    }

    private final int code;

    Region(int code) {
        this.code = code;
    }

    /** The two digits of the standard. */
    public int code() {
        return code;
    }

    /** The region with two digits, or null where the standard has none. */
    public static @Nullable Region of(int code) {
        return code < 0 || code > 99 ? null : BY_CODE[code];
    }
}
