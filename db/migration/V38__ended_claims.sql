create index claim_ended on claim (source_id, claim_key) where ended_batch is not null;
comment on index claim_ended is 'Leads from a row''s claim to whom the row named before: what was redeemed or disputed goes with it.';
