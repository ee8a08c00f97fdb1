package creditbank.recognise.panel;

/** By what a panel judges. */
public enum PanelMethod {
    INTERVIEW,
    PORTFOLIO,
    TEST
}
