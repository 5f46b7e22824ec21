-- The way to a board is a key: whoever reads the database shall not find it. Addresses in use go on opening by their hash.
-- Revisions written before keep their text, since the audit chain vouches for them: such addresses are to be made anew.
update board_address set token_hash = encode(sha256(convert_to(token, 'UTF8')), 'hex');
alter table board_address drop column token;
