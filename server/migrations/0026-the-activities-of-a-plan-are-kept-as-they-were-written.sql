-- Every report and every night read the activities of a plan whole, and nothing asks the database for a part of them: as text they come
-- back in half the time that a parsed document takes. What a revision keeps of them is the same.
alter table plan alter column activities type json using activities::json;
