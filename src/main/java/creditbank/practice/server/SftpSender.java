package creditbank.practice.server;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * A sender's SFTP server on 127.0.0.1: one folder, read-only, for one user, with public-key login only. Every start makes a new host key and a new
 * client key and writes {@code known_hosts} and {@code id} (mode 0600) for the client.
 */
public final class SftpSender implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final SshServer server;
    private final Map<String, String> settings;

    private SftpSender(SshServer server, Map<String, String> settings) {
        this.server = server;
        this.settings = settings;
    }

    /**
     * Starts a server.
     *
     * @param source the source whose route pulls from here, the prefix of its settings
     * @param folder what clients see as the root folder
     * @param keys the folder for the client's files
     * @param port 0 for any free one
     */
    public static SftpSender start(String source, String user, Path folder, Path keys, int port) throws IOException {
        KeyPair hostKey = KeyPairs.make();
        KeyPair clientKey = KeyPairs.make();
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(HOST);
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator(
                (name, key, session) -> name.equals(user) && KeyUtils.compareKeys(key, clientKey.getPublic()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder.toAbsolutePath()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new ReadOnlyAccess())
                .build()));
        server.start();
        Path keyFile = PrivateFiles.write(PrivateFiles.folder(keys).resolve("id"), KeyPairs.openSsh(clientKey));
        Path knownHosts = PrivateFiles.write(
                keys.resolve("known_hosts"),
                "[" + HOST + "]:" + server.getPort() + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n");
        return new SftpSender(
                server,
                Map.of(
                        source + ".host", HOST,
                        source + ".port", Integer.toString(server.getPort()),
                        source + ".user", user,
                        source + ".key-file", keyFile.toAbsolutePath().toString(),
                        source + ".known-hosts", knownHosts.toAbsolutePath().toString()));
    }

    /** What the source's route needs in place of its placeholders. */
    public Map<String, String> settings() {
        return settings;
    }

    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
