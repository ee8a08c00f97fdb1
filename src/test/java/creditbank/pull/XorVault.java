package creditbank.pull;

import creditbank.vault.ObjectKey;
import creditbank.vault.RecordKeys;
import creditbank.vault.Vault;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.UUID;

final class XorVault extends Vault {
    @Override
    public UUID token(String purpose, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] encrypt(byte[] plain, String context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] decrypt(byte[] cipher, String context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ObjectKey newObjectKey() {
        return new Xor();
    }

    @Override
    public ObjectKey unwrap(byte[] wrapped) {
        return new Xor();
    }

    @Override
    public RecordKeys recordKeys() {
        throw new UnsupportedOperationException();
    }

    private static final class Xor implements ObjectKey {
        @Override
        public byte[] wrapped() {
            return new byte[1];
        }

        @Override
        public OutputStream encrypting(OutputStream target) {
            return new FilterOutputStream(target) {
                @Override
                public void write(byte[] b, int off, int len) throws IOException {
                    byte[] copy = new byte[len];
                    for (int i = 0; i < len; i++) {
                        copy[i] = (byte) (b[off + i] ^ 0x5a);
                    }
                    out.write(copy);
                }
            };
        }

        @Override
        public SeekableByteChannel decrypting(SeekableByteChannel source) {
            return new SeekableByteChannel() {
                @Override
                public int read(ByteBuffer dst) throws IOException {
                    int start = dst.position();
                    int n = source.read(dst);
                    for (int i = 0; i < n; i++) {
                        dst.put(start + i, (byte) (dst.get(start + i) ^ 0x5a));
                    }
                    return n;
                }

                @Override
                public int write(ByteBuffer src) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public long position() throws IOException {
                    return source.position();
                }

                @Override
                public SeekableByteChannel position(long p) throws IOException {
                    source.position(p);
                    return this;
                }

                @Override
                public long size() throws IOException {
                    return source.size();
                }

                @Override
                public SeekableByteChannel truncate(long s) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public boolean isOpen() {
                    return source.isOpen();
                }

                @Override
                public void close() throws IOException {
                    source.close();
                }
            };
        }

        @Override
        public byte[] encrypt(byte[] plain) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] decrypt(byte[] cipher) {
            throw new UnsupportedOperationException();
        }
    }
}
