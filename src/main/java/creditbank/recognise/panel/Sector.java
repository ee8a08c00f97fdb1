package creditbank.recognise.panel;

/** Where a member of a panel comes from. */
public enum Sector {
    ACADEMIA,
    INDUSTRY,
    GOVERNMENT
}
