create index identity_key_open on identity_key (key) where open;
comment on index identity_key_open is 'Which keys are worth joining: two identities that both have a document are never compared.';
