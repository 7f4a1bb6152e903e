BEGIN TRANSACTION;
CREATE TABLE action_day (
	action_id VARCHAR NOT NULL, 
	day DATE NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_action_day PRIMARY KEY (action_id, day), 
	CONSTRAINT fk_action_day_action_id_next_action FOREIGN KEY(action_id) REFERENCES next_action (id) ON DELETE CASCADE, 
	CONSTRAINT ck_action_day_actionstatus CHECK (status IN ('to_do', 'under_way', 'done', 'dropped'))
);
INSERT INTO "action_day" VALUES('a588fe25a80faf612d98','2026-11-23','done');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE answer (
	respondent_id VARCHAR(20) NOT NULL, 
	item VARCHAR(20) NOT NULL, 
	vote VARCHAR(20) NOT NULL, 
	choice VARCHAR(5) NOT NULL, published VARCHAR(5), 
	CONSTRAINT pk_answer PRIMARY KEY (respondent_id, item, vote), 
	CONSTRAINT ck_answer_choice CHECK (choice IN ('0','1','2','3','4','5','6','dk','early')), 
	CONSTRAINT fk_answer_respondent_id_respondent FOREIGN KEY(respondent_id) REFERENCES respondent (id) ON DELETE CASCADE, 
	CONSTRAINT ck_answer_vote CHECK (vote IN ('first', 'second', 'looking_back'))
)
 WITHOUT ROWID

;
INSERT INTO "answer" VALUES('15b5f3a60a45f1b68069','PRE1','first','3',NULL);
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','CON1','first','1','1');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','CON2','first','2','2');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','CON3','first','0','0');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','CON4','first','1','1');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','CON5','first','2','2');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','LEA1','first','0','0');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','LEA2','first','1','1');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','LEA3','first','2','2');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','LEA4','first','0','0');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','LEA5','first','1','1');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','LEA6','first','2','2');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','LEA7','first','0','0');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','LEA9','first','early','early');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','PRE1','first','0','0');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','PRE2','first','1','1');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','PRE3','first','2','2');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','QA1','first','0','0');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','QA2','first','1','1');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','QA3','first','2','2');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','QA4','first','0','0');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','QA5','first','1','1');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','QB1','first','2','2');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','QB2','first','0','0');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','QB3','first','1','1');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','QB4','first','2','2');
INSERT INTO "answer" VALUES('5671a09c1573f52512ef','QB5','first','0','0');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','CON1','first','1','1');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','CON2','first','2','2');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','CON3','first','0','0');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','CON4','first','1','1');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','CON5','first','2','2');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','LEA1','first','0','0');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','LEA2','first','1','1');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','LEA3','first','2','2');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','LEA4','first','0','0');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','LEA5','first','1','1');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','LEA6','first','2','2');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','LEA7','first','0','0');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','LEA9','first','early','early');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','PRE1','first','0','0');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','PRE2','first','1','1');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','PRE3','first','2','2');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','QA1','first','0','0');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','QA2','first','1','1');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','QA3','first','2','2');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','QA4','first','0','0');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','QA5','first','1','1');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','QB1','first','2','2');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','QB2','first','0','0');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','QB3','first','1','1');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','QB4','first','2','2');
INSERT INTO "answer" VALUES('97373f3ba2f212a5e6f9','QB5','first','0','0');
INSERT INTO "answer" VALUES('97736ae5c7c70f542388','PRE1','first','2','2');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','CON1','first','1','1');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','CON2','first','2','2');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','CON3','first','0','0');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','CON4','first','1','1');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','CON5','first','2','2');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','LEA1','first','0','0');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','LEA2','first','1','1');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','LEA3','first','2','2');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','LEA4','first','0','0');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','LEA5','first','1','1');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','LEA6','first','2','2');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','LEA7','first','0','0');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','LEA9','first','early','early');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','PRE1','first','0','0');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','PRE2','first','1','1');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','PRE3','first','2','2');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','QA1','first','0','0');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','QA2','first','1','1');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','QA3','first','2','2');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','QA4','first','0','0');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','QA5','first','1','1');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','QB1','first','2','2');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','QB2','first','0','0');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','QB3','first','1','1');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','QB4','first','2','2');
INSERT INTO "answer" VALUES('bd21500238e77c24f11d','QB5','first','0','0');
CREATE TABLE audit_entry (
	id VARCHAR NOT NULL, 
	collective_id VARCHAR NOT NULL, 
	at DATETIME NOT NULL, 
	who VARCHAR(80) NOT NULL, 
	act VARCHAR(20) NOT NULL, 
	workshop_id VARCHAR, 
	held_on DATE, 
	subject VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_audit_entry PRIMARY KEY (id), 
	CONSTRAINT fk_audit_entry_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE, 
	CONSTRAINT fk_audit_entry_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE SET NULL
);
INSERT INTO "audit_entry" VALUES('dbf028000d70587eb6cf','02ec3d8b372528149178','2026-11-23 15:00:00.000000','Alice','close','a189ad2d71b9855b173d','2026-11-23','');
CREATE TABLE "collective" (
	id VARCHAR NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	owner_id VARCHAR NOT NULL, 
	is_sample BOOLEAN NOT NULL, 
	created_on DATE NOT NULL, 
	archived_on DATE, 
	CONSTRAINT pk_collective PRIMARY KEY (id), 
	CONSTRAINT fk_collective_owner_id_facilitator FOREIGN KEY(owner_id) REFERENCES facilitator (id) ON DELETE RESTRICT
);
INSERT INTO "collective" VALUES('884e91511814066e0341','Draft','173c3a602ffee6c9eec0',0,'2026-11-23',NULL);
INSERT INTO "collective" VALUES('31fa3a9accb0b3a1b7e5','Named','173c3a602ffee6c9eec0',0,'2026-11-23',NULL);
INSERT INTO "collective" VALUES('02ec3d8b372528149178','Closed','173c3a602ffee6c9eec0',0,'2026-11-23',NULL);
INSERT INTO "collective" VALUES('c24f39b854ac6618cf9e','On paper','173c3a602ffee6c9eec0',0,'2026-11-23',NULL);
CREATE TABLE collective_lists (
	collective_id VARCHAR NOT NULL, 
	document JSON NOT NULL, 
	CONSTRAINT pk_collective_lists PRIMARY KEY (collective_id), 
	CONSTRAINT fk_collective_lists_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE
);
INSERT INTO "collective_lists" VALUES('02ec3d8b372528149178','{"sectors": [{"code": "arts", "name": {"fr": "Arts", "en": "Arts"}}], "roles": []}');
CREATE TABLE decision (
	workshop_id VARCHAR NOT NULL, 
	item VARCHAR(20) NOT NULL, 
	outcome VARCHAR(20) NOT NULL, 
	lower_reason VARCHAR(1000) NOT NULL, 
	higher_reason VARCHAR(1000) NOT NULL, 
	evidence VARCHAR(2000) NOT NULL, 
	written_by VARCHAR, 
	written_on DATE NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (workshop_id, item), 
	CONSTRAINT fk_decision_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE, 
	CONSTRAINT fk_decision_written_by_facilitator FOREIGN KEY(written_by) REFERENCES facilitator (id) ON DELETE SET NULL, 
	CONSTRAINT ck_decision_outcome CHECK (outcome IN ('agreed', 'disagreement'))
);
INSERT INTO "decision" VALUES('a189ad2d71b9855b173d','PRE1','agreed','','','Trois lettres d''appui','173c3a602ffee6c9eec0','2026-11-23');
INSERT INTO "decision" VALUES('a189ad2d71b9855b173d','PRE2','disagreement','La bourse finit','Promis','','173c3a602ffee6c9eec0','2026-11-23');
CREATE TABLE expected_people (
	workshop_id VARCHAR NOT NULL, 
	sector VARCHAR(40) NOT NULL, 
	people INTEGER NOT NULL, 
	CONSTRAINT pk_expected_people PRIMARY KEY (workshop_id, sector), 
	CONSTRAINT ck_expected_people_people CHECK (people BETWEEN 0 AND 100000), 
	CONSTRAINT fk_expected_people_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "expected_people" VALUES('a189ad2d71b9855b173d','health',3);
CREATE TABLE facet_answer (
	respondent_id VARCHAR(20) NOT NULL, 
	item VARCHAR(20) NOT NULL, 
	facet INTEGER NOT NULL, 
	choice VARCHAR(6) NOT NULL, 
	published VARCHAR(6), 
	CONSTRAINT pk_facet_answer PRIMARY KEY (respondent_id, item, facet), 
	CONSTRAINT ck_facet_answer_choice CHECK (choice IN ('yes','partly','no','dk')), 
	CONSTRAINT fk_facet_answer_respondent_id_respondent FOREIGN KEY(respondent_id) REFERENCES respondent (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "facet_answer" VALUES('5671a09c1573f52512ef','PRE1',1,'yes','yes');
INSERT INTO "facet_answer" VALUES('5671a09c1573f52512ef','QA1',3,'dk','dk');
INSERT INTO "facet_answer" VALUES('97373f3ba2f212a5e6f9','PRE1',1,'yes','yes');
INSERT INTO "facet_answer" VALUES('97373f3ba2f212a5e6f9','QA1',3,'dk','dk');
INSERT INTO "facet_answer" VALUES('bd21500238e77c24f11d','PRE1',1,'yes','yes');
INSERT INTO "facet_answer" VALUES('bd21500238e77c24f11d','QA1',3,'dk','dk');
CREATE TABLE facilitator (
	id VARCHAR NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	folded_name VARCHAR(240) NOT NULL, 
	passphrase_hash VARCHAR NOT NULL, 
	CONSTRAINT pk_facilitator PRIMARY KEY (id), 
	CONSTRAINT uq_facilitator_folded_name UNIQUE (folded_name)
);
INSERT INTO "facilitator" VALUES('173c3a602ffee6c9eec0','Alice','alice','not a hash: nobody signs in with this account');
INSERT INTO "facilitator" VALUES('23e5f90868525fbd42de','Zoé','zoé','not a hash: nobody signs in with this account');
CREATE TABLE failures (
	lock VARCHAR(20) NOT NULL, 
	subject VARCHAR(64) NOT NULL, 
	count INTEGER NOT NULL, 
	last_at DATETIME NOT NULL, 
	CONSTRAINT pk_failures PRIMARY KEY (lock, subject)
);
INSERT INTO "failures" VALUES('join_code','of an address',1,'2026-11-23 15:00:00.000000');
CREATE TABLE import_mapping (
	collective_id VARCHAR NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	document VARCHAR NOT NULL, 
	CONSTRAINT pk_import_mapping PRIMARY KEY (collective_id, kind), 
	CONSTRAINT fk_import_mapping_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE
);
INSERT INTO "import_mapping" VALUES('02ec3d8b372528149178','google-forms','{"columns": {"Q1": "item:PRE1"}, "labels": {"« Oui »": "3"}, "numbers_from": 0, "roles": {}, "sectors": {}}');
CREATE TABLE membership (
	collective_id VARCHAR NOT NULL, 
	facilitator_id VARCHAR NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_membership PRIMARY KEY (collective_id, facilitator_id), 
	CONSTRAINT ck_membership_one_owner CHECK (role <> 'owner'), 
	CONSTRAINT fk_membership_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE, 
	CONSTRAINT fk_membership_facilitator_id_facilitator FOREIGN KEY(facilitator_id) REFERENCES facilitator (id) ON DELETE CASCADE, 
	CONSTRAINT ck_membership_teamrole CHECK (role IN ('owner', 'facilitator', 'observer'))
);
INSERT INTO "membership" VALUES('02ec3d8b372528149178','23e5f90868525fbd42de','observer');
CREATE TABLE next_action (
	id VARCHAR NOT NULL, 
	collective_id VARCHAR NOT NULL, 
	workshop_id VARCHAR, 
	asked_in VARCHAR, 
	item VARCHAR(20), 
	what VARCHAR(500) NOT NULL, 
	who VARCHAR(200) NOT NULL, 
	first_step VARCHAR(500) NOT NULL, 
	due DATE, 
	sources JSON NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	started_on DATE NOT NULL, 
	CONSTRAINT pk_next_action PRIMARY KEY (id), 
	CONSTRAINT fk_next_action_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE, 
	CONSTRAINT fk_next_action_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE SET NULL, 
	CONSTRAINT fk_next_action_asked_in_workshop FOREIGN KEY(asked_in) REFERENCES workshop (id) ON DELETE SET NULL, 
	CONSTRAINT ck_next_action_actionstatus CHECK (status IN ('to_do', 'under_way', 'done', 'dropped'))
);
INSERT INTO "next_action" VALUES('a588fe25a80faf612d98','02ec3d8b372528149178','a189ad2d71b9855b173d','a189ad2d71b9855b173d','PRE2','Écrire à la ville','Zoé','Appeler','2026-11-23','[]','done','2026-11-23');
CREATE TABLE note (
	respondent_id VARCHAR(20) NOT NULL, 
	item VARCHAR(20) NOT NULL, 
	evidence VARCHAR(2000) NOT NULL, 
	sentence VARCHAR(500) NOT NULL, 
	CONSTRAINT pk_note PRIMARY KEY (respondent_id, item), 
	CONSTRAINT fk_note_respondent_id_respondent FOREIGN KEY(respondent_id) REFERENCES respondent (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "note" VALUES('5671a09c1573f52512ef','PRE1','Deux rencontres ; « un fait »','');
INSERT INTO "note" VALUES('5671a09c1573f52512ef','QA1','','10 %
de plus');
INSERT INTO "note" VALUES('97373f3ba2f212a5e6f9','PRE1','Deux rencontres ; « un fait »','');
INSERT INTO "note" VALUES('97373f3ba2f212a5e6f9','QA1','','10 %
de plus');
INSERT INTO "note" VALUES('bd21500238e77c24f11d','PRE1','Deux rencontres ; « un fait »','');
INSERT INTO "note" VALUES('bd21500238e77c24f11d','QA1','','10 %
de plus');
CREATE TABLE own_code (
	respondent_id VARCHAR(20) NOT NULL, 
	workshop_id VARCHAR NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	published BOOLEAN NOT NULL, 
	CONSTRAINT pk_own_code PRIMARY KEY (respondent_id), 
	CONSTRAINT fk_own_code_respondent_id_respondent FOREIGN KEY(respondent_id) REFERENCES respondent (id) ON DELETE CASCADE, 
	CONSTRAINT fk_own_code_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE, 
	CONSTRAINT uq_own_code_workshop_id UNIQUE (workshop_id, code_hash)
)
 WITHOUT ROWID

;
INSERT INTO "own_code" VALUES('5671a09c1573f52512ef','a189ad2d71b9855b173d','db2e0c0112e9cd033580bb2e560ee81a0b827230f151c068d386217931e9f8c5',1);
INSERT INTO "own_code" VALUES('97373f3ba2f212a5e6f9','a189ad2d71b9855b173d','6746e6c0446f100dd2bff3ff9081fe8eb32c751e3d9cf565ef4a2cdc2e1ab8b6',1);
INSERT INTO "own_code" VALUES('bd21500238e77c24f11d','a189ad2d71b9855b173d','27c0becc57bcbf86e7cfa59fdefa9649074aec4715014154647e758bc17ae38c',1);
CREATE TABLE own_edition (
	own_id VARCHAR(20) NOT NULL, 
	number INTEGER NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	published_on DATE NOT NULL, 
	source VARCHAR NOT NULL, 
	CONSTRAINT pk_own_edition PRIMARY KEY (own_id, number), 
	CONSTRAINT fk_own_edition_own_id_own_questionnaire FOREIGN KEY(own_id) REFERENCES own_questionnaire (id) ON DELETE CASCADE, 
	CONSTRAINT fk_own_edition_edition_id_questionnaire_edition FOREIGN KEY(edition_id) REFERENCES questionnaire_edition (id), 
	CONSTRAINT uq_own_edition_edition_id UNIQUE (edition_id)
);
INSERT INTO "own_edition" VALUES('22bac1e8b588c0b8d031',1,'f7cc47de238abc41a9e5','2026-11-23','# Take the pulse: six elements on a scale of three levels, for the end of a meeting.
#
# An example to start from. docs/questionnaire.md explains every key. Editors that know the schema
# named below complete keys and mark mistakes while you write.
# yaml-language-server: $schema=../../docs/questionnaire.schema.json

questionnaires:
  - id: pulse
    version: ''1.0''
    title:
      fr: Prendre le pouls
      en: Take the pulse
    description:
      fr: ''Six éléments, deux minutes : où en sommes-nous depuis la dernière rencontre? Choisissez la
        phrase la plus haute qui est vraie aujourd''''hui.''
      en: ''Six elements, two minutes: where do we stand since the last meeting? Choose the highest sentence
        that is true today.''
    items: [PUL1, PUL2, PUL3, PUL4, PUL5, PUL6]

dont_know:
  fr: Je ne sais pas
  en: I don''t know

too_early:
  fr: Trop tôt pour le dire
  en: Too early to say

families:
  - code: F1
    name:
      fr: Pas encore … Oui
      en: Not yet … Yes
    short:
      fr: [Pas encore, En partie, Oui]
      en: [Not yet, In part, ''Yes'']

sections:
  - code: footing
    name:
      fr: Pouvons-nous continuer?
      en: Can we go on?
    averaged: false
  - code: together
    name:
      fr: Avancer ensemble
      en: Moving together

items:
  - code: PUL1
    section: footing
    family: F1
    gate: true
    name:
      fr: Du temps pour l''initiative
      en: Time for the initiative
    stem:
      fr: Avons-nous le temps de faire ce que nous avons décidé?
      en: Do we have the time to do what we decided?
    levels:
      fr:
        - Personne n''a de temps réservé à l''initiative.
        - Quelques personnes ont du temps, mais pas assez pour ce qui est décidé.
        - Chaque tâche décidée a une personne qui a le temps de la faire.
      en:
        - Nobody has time set aside for the initiative.
        - Some people have time, but not enough for what was decided.
        - Every task that was decided has a person with the time to do it.
    discussion:
      fr:
        - Qu''est-ce qui pourrait attendre pour que le reste se fasse?
      en:
        - What could wait so that the rest gets done?
  - code: PUL2
    section: together
    family: F1
    name:
      fr: Un but clair
      en: A clear aim
    stem:
      fr: Savons-nous ce que nous voulons changer d''ici la prochaine rencontre?
      en: Do we know what we want to change before the next meeting?
    levels:
      fr:
        - Chaque personne le dirait autrement.
        - Nous sommes d''accord sur la direction, pas encore sur le prochain pas.
        - Nous le disons tous de la même façon, prochain pas compris.
      en:
        - Each of us would put it differently.
        - We agree on the direction, not yet on the next step.
        - All of us say the same, next step included.
  - code: PUL3
    section: together
    family: F1
    name:
      fr: Des décisions suivies
      en: Decisions that are kept
    stem:
      fr: Que deviennent nos décisions?
      en: What becomes of our decisions?
    levels:
      fr:
        - Elles restent souvent sans suite.
        - Une partie est faite; personne ne fait le point sur le reste.
        - Elles sont faites, ou nous disons ensemble pourquoi elles ne le sont pas.
      en:
        - They often come to nothing.
        - Some are carried out; nobody takes stock of the rest.
        - They are carried out, or we say together why they are not.
  - code: PUL4
    section: together
    family: F1
    name:
      fr: Des nouvelles qui circulent
      en: News that travels
    stem:
      fr: Qui sait ce qui se passe entre deux rencontres?
      en: Who knows what happens between two meetings?
    levels:
      fr:
        - Chacun connaît surtout sa propre part.
        - Qui demande reçoit une réponse.
        - Tous les membres reçoivent les nouvelles sans avoir à demander.
      en:
        - Each of us knows mostly our own part.
        - Whoever asks gets an answer.
        - All members get the news without having to ask.
  - code: PUL5
    section: together
    family: F1
    name:
      fr: Les personnes concernées
      en: The people concerned
    stem:
      fr: Les personnes dont la situation doit changer pèsent-elles sur ce que nous faisons?
      en: Do the people whose situation is to change have a say in what we do?
    levels:
      fr:
        - Elles n''étaient pas là, et nous ne les avons pas entendues.
        - Nous les avons entendues; ce qu''elles ont dit n''a encore rien changé.
        - Elles décident avec nous de ce que nous faisons ensuite.
      en:
        - They were not there, and we did not hear from them.
        - We heard from them; what they said has not changed anything yet.
        - They decide with us what we do next.
  - code: PUL6
    section: together
    family: F1
    name:
      fr: L''envie de continuer
      en: The wish to go on
    stem:
      fr: Avec quelle envie venons-nous à la prochaine rencontre?
      en: How keen are we to come to the next meeting?
    open_prompt:
      fr: Qu''est-ce qui vous donnerait envie de revenir?
      en: What would make you want to come back?
    levels:
      fr:
        - Plusieurs hésitent à revenir.
        - Nous revenons, surtout par engagement.
        - Nous revenons parce que c''est utile et que nous y tenons.
      en:
        - Several of us hesitate to come back.
        - We come back, mostly out of commitment.
        - We come back because it is useful and we care.

phases:
  - code: I
    name:
      fr: Générer des idées et dialoguer
      en: Explore ideas and open the dialogue
    stage:
      fr: Impulser
      en: Initiate
  - code: II
    name:
      fr: Amorcer l''action
      en: Get action started
    stage:
      fr: Impulser
      en: Initiate
  - code: III
    name:
      fr: S''organiser pour l''impact
      en: Organise for impact
    stage:
      fr: Structurer
      en: Structure
  - code: IV
    name:
      fr: Commencer la mise en œuvre
      en: Start putting it into practice
    stage:
      fr: Animer
      en: Keep the momentum
  - code: V
    name:
      fr: Pérenniser l''action et l''impact
      en: Sustain the action and its impact
    stage:
      fr: Animer
      en: Keep the momentum

targets:
  footing: {I: 2, II: 2, III: 2, IV: 2, V: 2}
  together: {I: 1, II: 1, III: 1, IV: 2, V: 2}

sectors: []

roles:
  - code: concerned
    name:
      fr: Membre des communautés visées
      en: Member of the communities concerned
    concerned: true
  - code: other
    name:
      fr: Autre
      en: Other

documents: []
');
CREATE TABLE own_questionnaire (
	id VARCHAR NOT NULL, 
	collective_id VARCHAR NOT NULL, 
	draft VARCHAR NOT NULL, 
	saved INTEGER NOT NULL, 
	is_retired BOOLEAN NOT NULL, 
	changed_on DATE NOT NULL, 
	CONSTRAINT pk_own_questionnaire PRIMARY KEY (id), 
	CONSTRAINT fk_own_questionnaire_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE
);
INSERT INTO "own_questionnaire" VALUES('22bac1e8b588c0b8d031','02ec3d8b372528149178','questionnaires: [',1,0,'2026-11-23');
CREATE TABLE paper_sheets (
	workshop_id VARCHAR NOT NULL, 
	numbered INTEGER NOT NULL, 
	removed INTEGER NOT NULL, 
	CONSTRAINT pk_paper_sheets PRIMARY KEY (workshop_id), 
	CONSTRAINT fk_paper_sheets_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "paper_sheets" VALUES('80036d038d4026d688a0',1,0);
CREATE TABLE profile_draft (
	collective_id VARCHAR NOT NULL, 
	facilitator_id VARCHAR NOT NULL, 
	part VARCHAR(20) NOT NULL, 
	shown INTEGER NOT NULL, 
	document VARCHAR NOT NULL, 
	CONSTRAINT pk_profile_draft PRIMARY KEY (collective_id, facilitator_id, part), 
	CONSTRAINT fk_profile_draft_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE, 
	CONSTRAINT fk_profile_draft_facilitator_id_facilitator FOREIGN KEY(facilitator_id) REFERENCES facilitator (id) ON DELETE CASCADE, 
	CONSTRAINT ck_profile_draft_profilepart CHECK (part IN ('need', 'impact', 'chain', 'tools', 'phases'))
);
INSERT INTO "profile_draft" VALUES('02ec3d8b372528149178','173c3a602ffee6c9eec0','impact',1,'{"people": "Verdun", "change": "", "by_when": "2030"}');
CREATE TABLE profile_sharing (
	collective_id VARCHAR NOT NULL, 
	is_shown BOOLEAN NOT NULL, 
	CONSTRAINT pk_profile_sharing PRIMARY KEY (collective_id), 
	CONSTRAINT fk_profile_sharing_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE
);
INSERT INTO "profile_sharing" VALUES('02ec3d8b372528149178',1);
CREATE TABLE profile_version (
	collective_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	saved_on DATE NOT NULL, 
	saved_by VARCHAR, 
	restored INTEGER, 
	document VARCHAR NOT NULL, 
	CONSTRAINT pk_profile_version PRIMARY KEY (collective_id, number), 
	CONSTRAINT fk_profile_version_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE, 
	CONSTRAINT fk_profile_version_saved_by_facilitator FOREIGN KEY(saved_by) REFERENCES facilitator (id) ON DELETE SET NULL
);
INSERT INTO "profile_version" VALUES('02ec3d8b372528149178',1,'2026-11-23','173c3a602ffee6c9eec0',NULL,'{"need":"« Un besoin »","evidence":"","people":"","change":"","by_when":"","chain":[],"coordination_who":"","coordination_how":"","coordination_rhythm":"","communication_who":"","communication_how":"","communication_rhythm":"","follow_up_who":"","follow_up_how":"","follow_up_rhythm":"","phases":[],"main_phase":""}');
CREATE TABLE publication (
	workshop_id VARCHAR NOT NULL, 
	vote VARCHAR(20) NOT NULL, 
	revision INTEGER NOT NULL, 
	stayed_out INTEGER NOT NULL, 
	document VARCHAR NOT NULL, 
	CONSTRAINT pk_publication PRIMARY KEY (workshop_id, vote), 
	CONSTRAINT fk_publication_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE, 
	CONSTRAINT ck_publication_vote CHECK (vote IN ('first', 'second', 'looking_back'))
);
INSERT INTO "publication" VALUES('a189ad2d71b9855b173d','first',2,0,'{"has_figures":true,"tally":{"seats":3,"items":[{"item":"PRE1","section":"preconditions","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"PRE2","section":"preconditions","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"PRE3","section":"preconditions","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA1","section":"questions_considered","counts":[3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA2","section":"questions_considered","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA3","section":"questions_considered","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA4","section":"questions_considered","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA5","section":"questions_considered","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB1","section":"questions_objectives","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB2","section":"questions_objectives","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB3","section":"questions_objectives","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB4","section":"questions_objectives","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB5","section":"questions_objectives","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON1","section":"conditions","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON2","section":"conditions","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON3","section":"conditions","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON4","section":"conditions","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON5","section":"conditions","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA1","section":"leadership","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA2","section":"leadership","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA3","section":"leadership","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA4","section":"leadership","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA5","section":"leadership","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA6","section":"leadership","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA7","section":"leadership","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA8","section":"leadership","counts":[0,0,0,0,0],"dont_know":3,"too_early":0,"blank":0},{"item":"LEA9","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":3,"blank":0}],"sections":[{"section":"preconditions","averaged":false,"top":4,"respondents":3,"total":"3"},{"section":"questions_considered","averaged":true,"top":4,"respondents":3,"total":"12/5"},{"section":"questions_objectives","averaged":true,"top":4,"respondents":3,"total":"3"},{"section":"conditions","averaged":true,"top":4,"respondents":3,"total":"18/5"},{"section":"leadership","averaged":true,"top":4,"respondents":3,"total":"18/7"}],"group_seats":1,"group_items":[{"item":"PRE1","section":"preconditions","counts":[0,0,1,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"PRE2","section":"preconditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"PRE3","section":"preconditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"QA1","section":"questions_considered","counts":[0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"QA2","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"QA3","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"QA4","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"QA5","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"QB1","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"QB2","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"QB3","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"QB4","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"QB5","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"CON1","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"CON2","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"CON3","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"CON4","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"CON5","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"LEA1","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"LEA2","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"LEA3","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"LEA4","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"LEA5","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"LEA6","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"LEA7","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"LEA8","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1},{"item":"LEA9","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":1}]},"facets":{"PRE1":[[3,0,0,0],[0,0,0,0]],"QA1":[[0,0,0,0],[0,0,0,0],[0,0,0,3]]},"coverage":null,"breakdowns":[],"outdated":[],"was_erased":false,"items":null,"withheld":[]}');
CREATE TABLE questionnaire_edition (
	id VARCHAR NOT NULL, 
	questionnaire_id VARCHAR(40) NOT NULL, 
	version VARCHAR(40) NOT NULL, 
	checksum VARCHAR(64) NOT NULL, 
	document VARCHAR NOT NULL, 
	CONSTRAINT pk_questionnaire_edition PRIMARY KEY (id), 
	CONSTRAINT uq_questionnaire_edition_questionnaire_id UNIQUE (questionnaire_id, version)
);
INSERT INTO "questionnaire_edition" VALUES('46a48cb0639eee545a21','long','1.0','48bbf67cfe6be6007793c55a4e1112fdbd181694f93ca761c2685f3dc9469697','{"description":{"en":"For tests","fr":"For tests (fr)"},"documents":[{"code":"000","title":{"en":"Made up","fr":"Made up (fr)"}}],"dont_know":{"en":"I do not know","fr":"I do not know (fr)"},"id":"long","phases":[{"code":"I","name":{"en":"Phase I","fr":"Phase I (fr)"},"stage":{"en":"Stage","fr":"Stage (fr)"},"targets":{"conditions":1,"leadership":1,"preconditions":1,"questions_considered":1,"questions_objectives":1}},{"code":"II","name":{"en":"Phase II","fr":"Phase II (fr)"},"stage":{"en":"Stage","fr":"Stage (fr)"},"targets":{"conditions":2,"leadership":2,"preconditions":2,"questions_considered":2,"questions_objectives":2}},{"code":"III","name":{"en":"Phase III","fr":"Phase III (fr)"},"stage":{"en":"Stage","fr":"Stage (fr)"},"targets":{"conditions":3,"leadership":3,"preconditions":3,"questions_considered":3,"questions_objectives":3}},{"code":"IV","name":{"en":"Phase IV","fr":"Phase IV (fr)"},"stage":{"en":"Stage","fr":"Stage (fr)"},"targets":{"conditions":3,"leadership":3,"preconditions":3,"questions_considered":3,"questions_objectives":3}},{"code":"V","name":{"en":"Phase V","fr":"Phase V (fr)"},"stage":{"en":"Stage","fr":"Stage (fr)"},"targets":{"conditions":3,"leadership":3,"preconditions":3,"questions_considered":3,"questions_objectives":3}}],"roles":[{"code":"member","concerned":true,"name":{"en":"Member","fr":"Member (fr)"}}],"sections":[{"averaged":false,"code":"preconditions","items":[{"actions":[],"code":"PRE1","facets":[{"en":"Point 1","fr":"Point 1 (fr)"},{"en":"Point 2","fr":"Point 2 (fr)"}],"gate":true,"introduction":null,"levels":[{"sentence":{"en":"PRE1 at level 0.","fr":"PRE1 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"PRE1 at level 1.","fr":"PRE1 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"PRE1 at level 2.","fr":"PRE1 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"PRE1 at level 3.","fr":"PRE1 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"PRE1 at level 4.","fr":"PRE1 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element PRE1","fr":"Element PRE1 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on PRE1?","fr":"Where do you stand on PRE1? (fr)"},"thin_advice":false},{"actions":[],"code":"PRE2","facets":[],"gate":true,"introduction":null,"levels":[{"sentence":{"en":"PRE2 at level 0.","fr":"PRE2 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"PRE2 at level 1.","fr":"PRE2 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"PRE2 at level 2.","fr":"PRE2 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"PRE2 at level 3.","fr":"PRE2 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"PRE2 at level 4.","fr":"PRE2 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element PRE2","fr":"Element PRE2 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on PRE2?","fr":"Where do you stand on PRE2? (fr)"},"thin_advice":false},{"actions":[],"code":"PRE3","facets":[],"gate":true,"introduction":null,"levels":[{"sentence":{"en":"PRE3 at level 0.","fr":"PRE3 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"PRE3 at level 1.","fr":"PRE3 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"PRE3 at level 2.","fr":"PRE3 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"PRE3 at level 3.","fr":"PRE3 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"PRE3 at level 4.","fr":"PRE3 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element PRE3","fr":"Element PRE3 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on PRE3?","fr":"Where do you stand on PRE3? (fr)"},"thin_advice":false}],"name":{"en":"preconditions","fr":"preconditions (fr)"}},{"averaged":true,"code":"questions_considered","items":[{"actions":[],"code":"QA1","facets":[{"en":"Point 1","fr":"Point 1 (fr)"},{"en":"Point 2","fr":"Point 2 (fr)"},{"en":"Point 3","fr":"Point 3 (fr)"}],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QA1 at level 0.","fr":"QA1 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QA1 at level 1.","fr":"QA1 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QA1 at level 2.","fr":"QA1 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}}],"name":{"en":"Element QA1","fr":"Element QA1 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QA1?","fr":"Where do you stand on QA1? (fr)"},"thin_advice":false},{"actions":[],"code":"QA2","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QA2 at level 0.","fr":"QA2 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QA2 at level 1.","fr":"QA2 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QA2 at level 2.","fr":"QA2 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QA2 at level 3.","fr":"QA2 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QA2 at level 4.","fr":"QA2 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QA2","fr":"Element QA2 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QA2?","fr":"Where do you stand on QA2? (fr)"},"thin_advice":false},{"actions":[],"code":"QA3","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QA3 at level 0.","fr":"QA3 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QA3 at level 1.","fr":"QA3 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QA3 at level 2.","fr":"QA3 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QA3 at level 3.","fr":"QA3 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QA3 at level 4.","fr":"QA3 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QA3","fr":"Element QA3 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QA3?","fr":"Where do you stand on QA3? (fr)"},"thin_advice":false},{"actions":[],"code":"QA4","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QA4 at level 0.","fr":"QA4 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QA4 at level 1.","fr":"QA4 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QA4 at level 2.","fr":"QA4 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QA4 at level 3.","fr":"QA4 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QA4 at level 4.","fr":"QA4 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QA4","fr":"Element QA4 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QA4?","fr":"Where do you stand on QA4? (fr)"},"thin_advice":false},{"actions":[],"code":"QA5","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QA5 at level 0.","fr":"QA5 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QA5 at level 1.","fr":"QA5 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QA5 at level 2.","fr":"QA5 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QA5 at level 3.","fr":"QA5 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QA5 at level 4.","fr":"QA5 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QA5","fr":"Element QA5 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QA5?","fr":"Where do you stand on QA5? (fr)"},"thin_advice":false}],"name":{"en":"questions_considered","fr":"questions_considered (fr)"}},{"averaged":true,"code":"questions_objectives","items":[{"actions":[],"code":"QB1","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QB1 at level 0.","fr":"QB1 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QB1 at level 1.","fr":"QB1 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QB1 at level 2.","fr":"QB1 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QB1 at level 3.","fr":"QB1 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QB1 at level 4.","fr":"QB1 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QB1","fr":"Element QB1 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QB1?","fr":"Where do you stand on QB1? (fr)"},"thin_advice":false},{"actions":[],"code":"QB2","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QB2 at level 0.","fr":"QB2 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QB2 at level 1.","fr":"QB2 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QB2 at level 2.","fr":"QB2 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QB2 at level 3.","fr":"QB2 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QB2 at level 4.","fr":"QB2 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QB2","fr":"Element QB2 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QB2?","fr":"Where do you stand on QB2? (fr)"},"thin_advice":false},{"actions":[],"code":"QB3","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QB3 at level 0.","fr":"QB3 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QB3 at level 1.","fr":"QB3 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QB3 at level 2.","fr":"QB3 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QB3 at level 3.","fr":"QB3 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QB3 at level 4.","fr":"QB3 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QB3","fr":"Element QB3 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QB3?","fr":"Where do you stand on QB3? (fr)"},"thin_advice":false},{"actions":[],"code":"QB4","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QB4 at level 0.","fr":"QB4 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QB4 at level 1.","fr":"QB4 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QB4 at level 2.","fr":"QB4 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QB4 at level 3.","fr":"QB4 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QB4 at level 4.","fr":"QB4 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QB4","fr":"Element QB4 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QB4?","fr":"Where do you stand on QB4? (fr)"},"thin_advice":false},{"actions":[],"code":"QB5","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QB5 at level 0.","fr":"QB5 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QB5 at level 1.","fr":"QB5 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QB5 at level 2.","fr":"QB5 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QB5 at level 3.","fr":"QB5 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QB5 at level 4.","fr":"QB5 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QB5","fr":"Element QB5 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QB5?","fr":"Where do you stand on QB5? (fr)"},"thin_advice":false}],"name":{"en":"questions_objectives","fr":"questions_objectives (fr)"}},{"averaged":true,"code":"conditions","items":[{"actions":[],"code":"CON1","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"CON1 at level 0.","fr":"CON1 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"CON1 at level 1.","fr":"CON1 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"CON1 at level 2.","fr":"CON1 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"CON1 at level 3.","fr":"CON1 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"CON1 at level 4.","fr":"CON1 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element CON1","fr":"Element CON1 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on CON1?","fr":"Where do you stand on CON1? (fr)"},"thin_advice":false},{"actions":[],"code":"CON2","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"CON2 at level 0.","fr":"CON2 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"CON2 at level 1.","fr":"CON2 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"CON2 at level 2.","fr":"CON2 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"CON2 at level 3.","fr":"CON2 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"CON2 at level 4.","fr":"CON2 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element CON2","fr":"Element CON2 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on CON2?","fr":"Where do you stand on CON2? (fr)"},"thin_advice":false},{"actions":[],"code":"CON3","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"CON3 at level 0.","fr":"CON3 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"CON3 at level 1.","fr":"CON3 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"CON3 at level 2.","fr":"CON3 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"CON3 at level 3.","fr":"CON3 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"CON3 at level 4.","fr":"CON3 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element CON3","fr":"Element CON3 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on CON3?","fr":"Where do you stand on CON3? (fr)"},"thin_advice":false},{"actions":[],"code":"CON4","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"CON4 at level 0.","fr":"CON4 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"CON4 at level 1.","fr":"CON4 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"CON4 at level 2.","fr":"CON4 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"CON4 at level 3.","fr":"CON4 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"CON4 at level 4.","fr":"CON4 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element CON4","fr":"Element CON4 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on CON4?","fr":"Where do you stand on CON4? (fr)"},"thin_advice":false},{"actions":[],"code":"CON5","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"CON5 at level 0.","fr":"CON5 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"CON5 at level 1.","fr":"CON5 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"CON5 at level 2.","fr":"CON5 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"CON5 at level 3.","fr":"CON5 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"CON5 at level 4.","fr":"CON5 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element CON5","fr":"Element CON5 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on CON5?","fr":"Where do you stand on CON5? (fr)"},"thin_advice":false}],"name":{"en":"conditions","fr":"conditions (fr)"}},{"averaged":true,"code":"leadership","items":[{"actions":[],"code":"LEA1","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA1 at level 0.","fr":"LEA1 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA1 at level 1.","fr":"LEA1 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA1 at level 2.","fr":"LEA1 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA1 at level 3.","fr":"LEA1 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA1 at level 4.","fr":"LEA1 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA1","fr":"Element LEA1 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA1?","fr":"Where do you stand on LEA1? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA2","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA2 at level 0.","fr":"LEA2 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA2 at level 1.","fr":"LEA2 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA2 at level 2.","fr":"LEA2 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA2 at level 3.","fr":"LEA2 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA2 at level 4.","fr":"LEA2 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA2","fr":"Element LEA2 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA2?","fr":"Where do you stand on LEA2? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA3","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA3 at level 0.","fr":"LEA3 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA3 at level 1.","fr":"LEA3 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA3 at level 2.","fr":"LEA3 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA3 at level 3.","fr":"LEA3 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA3 at level 4.","fr":"LEA3 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA3","fr":"Element LEA3 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA3?","fr":"Where do you stand on LEA3? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA4","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA4 at level 0.","fr":"LEA4 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA4 at level 1.","fr":"LEA4 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA4 at level 2.","fr":"LEA4 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA4 at level 3.","fr":"LEA4 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA4 at level 4.","fr":"LEA4 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA4","fr":"Element LEA4 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA4?","fr":"Where do you stand on LEA4? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA5","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA5 at level 0.","fr":"LEA5 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA5 at level 1.","fr":"LEA5 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA5 at level 2.","fr":"LEA5 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA5 at level 3.","fr":"LEA5 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA5 at level 4.","fr":"LEA5 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA5","fr":"Element LEA5 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA5?","fr":"Where do you stand on LEA5? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA6","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA6 at level 0.","fr":"LEA6 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA6 at level 1.","fr":"LEA6 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA6 at level 2.","fr":"LEA6 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA6 at level 3.","fr":"LEA6 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA6 at level 4.","fr":"LEA6 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA6","fr":"Element LEA6 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA6?","fr":"Where do you stand on LEA6? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA7","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA7 at level 0.","fr":"LEA7 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA7 at level 1.","fr":"LEA7 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA7 at level 2.","fr":"LEA7 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA7 at level 3.","fr":"LEA7 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA7 at level 4.","fr":"LEA7 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA7","fr":"Element LEA7 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA7?","fr":"Where do you stand on LEA7? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA8","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA8 at level 0.","fr":"LEA8 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA8 at level 1.","fr":"LEA8 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA8 at level 2.","fr":"LEA8 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA8 at level 3.","fr":"LEA8 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA8 at level 4.","fr":"LEA8 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA8","fr":"Element LEA8 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA8?","fr":"Where do you stand on LEA8? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA9","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA9 at level 0.","fr":"LEA9 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA9 at level 1.","fr":"LEA9 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA9 at level 2.","fr":"LEA9 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA9 at level 3.","fr":"LEA9 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA9 at level 4.","fr":"LEA9 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA9","fr":"Element LEA9 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA9?","fr":"Where do you stand on LEA9? (fr)"},"thin_advice":false}],"name":{"en":"leadership","fr":"leadership (fr)"}}],"sectors":[{"code":"health","name":{"en":"Health","fr":"Health (fr)"}}],"title":{"en":"Trial","fr":"Trial (fr)"},"too_early":{"en":"Too early to say","fr":"Too early to say (fr)"},"version":"1.0"}');
INSERT INTO "questionnaire_edition" VALUES('f7cc47de238abc41a9e5','own:22bac1e8b588c0b8d031','1.0','89e1386de4caa7f3e1a423a30ca5468c06889e83caf5e9608d3154a9ce4dc998','{"description":{"en":"Six elements, two minutes: where do we stand since the last meeting? Choose the highest sentence that is true today.","fr":"Six éléments, deux minutes : où en sommes-nous depuis la dernière rencontre? Choisissez la phrase la plus haute qui est vraie aujourd''hui."},"documents":[],"dont_know":{"en":"I don''t know","fr":"Je ne sais pas"},"id":"pulse","phases":[{"code":"I","name":{"en":"Explore ideas and open the dialogue","fr":"Générer des idées et dialoguer"},"stage":{"en":"Initiate","fr":"Impulser"},"targets":{"footing":2,"together":1}},{"code":"II","name":{"en":"Get action started","fr":"Amorcer l''action"},"stage":{"en":"Initiate","fr":"Impulser"},"targets":{"footing":2,"together":1}},{"code":"III","name":{"en":"Organise for impact","fr":"S''organiser pour l''impact"},"stage":{"en":"Structure","fr":"Structurer"},"targets":{"footing":2,"together":1}},{"code":"IV","name":{"en":"Start putting it into practice","fr":"Commencer la mise en œuvre"},"stage":{"en":"Keep the momentum","fr":"Animer"},"targets":{"footing":2,"together":2}},{"code":"V","name":{"en":"Sustain the action and its impact","fr":"Pérenniser l''action et l''impact"},"stage":{"en":"Keep the momentum","fr":"Animer"},"targets":{"footing":2,"together":2}}],"roles":[{"code":"concerned","concerned":true,"name":{"en":"Member of the communities concerned","fr":"Membre des communautés visées"}},{"code":"other","concerned":false,"name":{"en":"Other","fr":"Autre"}}],"sections":[{"averaged":false,"code":"footing","items":[{"actions":[],"code":"PUL1","discussion":[{"en":"What could wait so that the rest gets done?","fr":"Qu''est-ce qui pourrait attendre pour que le reste se fasse?"}],"facets":[],"gate":true,"introduction":null,"levels":[{"sentence":{"en":"Nobody has time set aside for the initiative.","fr":"Personne n''a de temps réservé à l''initiative."},"short":{"en":"Not yet","fr":"Pas encore"}},{"sentence":{"en":"Some people have time, but not enough for what was decided.","fr":"Quelques personnes ont du temps, mais pas assez pour ce qui est décidé."},"short":{"en":"In part","fr":"En partie"}},{"sentence":{"en":"Every task that was decided has a person with the time to do it.","fr":"Chaque tâche décidée a une personne qui a le temps de la faire."},"short":{"en":"Yes","fr":"Oui"}}],"name":{"en":"Time for the initiative","fr":"Du temps pour l''initiative"},"open_prompt":null,"sources":[],"stem":{"en":"Do we have the time to do what we decided?","fr":"Avons-nous le temps de faire ce que nous avons décidé?"},"thin_advice":false}],"name":{"en":"Can we go on?","fr":"Pouvons-nous continuer?"}},{"averaged":true,"code":"together","items":[{"actions":[],"code":"PUL2","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"Each of us would put it differently.","fr":"Chaque personne le dirait autrement."},"short":{"en":"Not yet","fr":"Pas encore"}},{"sentence":{"en":"We agree on the direction, not yet on the next step.","fr":"Nous sommes d''accord sur la direction, pas encore sur le prochain pas."},"short":{"en":"In part","fr":"En partie"}},{"sentence":{"en":"All of us say the same, next step included.","fr":"Nous le disons tous de la même façon, prochain pas compris."},"short":{"en":"Yes","fr":"Oui"}}],"name":{"en":"A clear aim","fr":"Un but clair"},"open_prompt":null,"sources":[],"stem":{"en":"Do we know what we want to change before the next meeting?","fr":"Savons-nous ce que nous voulons changer d''ici la prochaine rencontre?"},"thin_advice":false},{"actions":[],"code":"PUL3","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"They often come to nothing.","fr":"Elles restent souvent sans suite."},"short":{"en":"Not yet","fr":"Pas encore"}},{"sentence":{"en":"Some are carried out; nobody takes stock of the rest.","fr":"Une partie est faite; personne ne fait le point sur le reste."},"short":{"en":"In part","fr":"En partie"}},{"sentence":{"en":"They are carried out, or we say together why they are not.","fr":"Elles sont faites, ou nous disons ensemble pourquoi elles ne le sont pas."},"short":{"en":"Yes","fr":"Oui"}}],"name":{"en":"Decisions that are kept","fr":"Des décisions suivies"},"open_prompt":null,"sources":[],"stem":{"en":"What becomes of our decisions?","fr":"Que deviennent nos décisions?"},"thin_advice":false},{"actions":[],"code":"PUL4","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"Each of us knows mostly our own part.","fr":"Chacun connaît surtout sa propre part."},"short":{"en":"Not yet","fr":"Pas encore"}},{"sentence":{"en":"Whoever asks gets an answer.","fr":"Qui demande reçoit une réponse."},"short":{"en":"In part","fr":"En partie"}},{"sentence":{"en":"All members get the news without having to ask.","fr":"Tous les membres reçoivent les nouvelles sans avoir à demander."},"short":{"en":"Yes","fr":"Oui"}}],"name":{"en":"News that travels","fr":"Des nouvelles qui circulent"},"open_prompt":null,"sources":[],"stem":{"en":"Who knows what happens between two meetings?","fr":"Qui sait ce qui se passe entre deux rencontres?"},"thin_advice":false},{"actions":[],"code":"PUL5","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"They were not there, and we did not hear from them.","fr":"Elles n''étaient pas là, et nous ne les avons pas entendues."},"short":{"en":"Not yet","fr":"Pas encore"}},{"sentence":{"en":"We heard from them; what they said has not changed anything yet.","fr":"Nous les avons entendues; ce qu''elles ont dit n''a encore rien changé."},"short":{"en":"In part","fr":"En partie"}},{"sentence":{"en":"They decide with us what we do next.","fr":"Elles décident avec nous de ce que nous faisons ensuite."},"short":{"en":"Yes","fr":"Oui"}}],"name":{"en":"The people concerned","fr":"Les personnes concernées"},"open_prompt":null,"sources":[],"stem":{"en":"Do the people whose situation is to change have a say in what we do?","fr":"Les personnes dont la situation doit changer pèsent-elles sur ce que nous faisons?"},"thin_advice":false},{"actions":[],"code":"PUL6","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"Several of us hesitate to come back.","fr":"Plusieurs hésitent à revenir."},"short":{"en":"Not yet","fr":"Pas encore"}},{"sentence":{"en":"We come back, mostly out of commitment.","fr":"Nous revenons, surtout par engagement."},"short":{"en":"In part","fr":"En partie"}},{"sentence":{"en":"We come back because it is useful and we care.","fr":"Nous revenons parce que c''est utile et que nous y tenons."},"short":{"en":"Yes","fr":"Oui"}}],"name":{"en":"The wish to go on","fr":"L''envie de continuer"},"open_prompt":{"en":"What would make you want to come back?","fr":"Qu''est-ce qui vous donnerait envie de revenir?"},"sources":[],"stem":{"en":"How keen are we to come to the next meeting?","fr":"Avec quelle envie venons-nous à la prochaine rencontre?"},"thin_advice":false}],"name":{"en":"Moving together","fr":"Avancer ensemble"}}],"sectors":[],"title":{"en":"Take the pulse","fr":"Prendre le pouls"},"too_early":{"en":"Too early to say","fr":"Trop tôt pour le dire"},"version":"1.0"}');
CREATE TABLE respondent (
	id VARCHAR NOT NULL, 
	workshop_id VARCHAR NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	seat_hash VARCHAR(64) NOT NULL, 
	name VARCHAR(80), 
	sector VARCHAR(40), 
	role VARCHAR(40), 
	notice_version VARCHAR(10) NOT NULL, 
	has_finished BOOLEAN NOT NULL, 
	CONSTRAINT pk_respondent PRIMARY KEY (id), 
	CONSTRAINT fk_respondent_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE, 
	CONSTRAINT uq_respondent_seat_hash UNIQUE (seat_hash), 
	CONSTRAINT ck_respondent_respondentkind CHECK (kind IN ('person', 'group'))
)
 WITHOUT ROWID

;
INSERT INTO "respondent" VALUES('15b5f3a60a45f1b68069','80036d038d4026d688a0','person','9c1147328c852438410291ae45f43b0ed088a9bc7bae3994367fc2d8253c2b73',NULL,NULL,NULL,'1',1);
INSERT INTO "respondent" VALUES('5671a09c1573f52512ef','a189ad2d71b9855b173d','person','4befa25b6cb0a7fae649594c62310c2fff5523f00163aea2833e61d07fc72307',NULL,NULL,NULL,'1',1);
INSERT INTO "respondent" VALUES('803e2516ab7cbd1b831e','0800e5dafb1119649f7a','person','9a5aa129f179292055034fcf47e47d8363b9244d869d8b2cb499a46165d618e8','Zoé','health','member','1',0);
INSERT INTO "respondent" VALUES('97373f3ba2f212a5e6f9','a189ad2d71b9855b173d','person','f5f990ab57af7b95be4a6533415cc0f176e22317252a55cc9d2fadf645acf9fb',NULL,NULL,NULL,'1',1);
INSERT INTO "respondent" VALUES('97736ae5c7c70f542388','a189ad2d71b9855b173d','group','fd17482496c62291f34ad6e0d95e915412779bb8fb03ff65395abc8b3c9ee0f5',NULL,NULL,NULL,'1',0);
INSERT INTO "respondent" VALUES('bd21500238e77c24f11d','a189ad2d71b9855b173d','person','d88257dce3114b16668a59f1fec2f51023b96258e8d750f0e5767c1795e547db',NULL,NULL,NULL,'1',1);
CREATE TABLE setup_token (
	id INTEGER NOT NULL, 
	token_hash VARCHAR NOT NULL, 
	CONSTRAINT pk_setup_token PRIMARY KEY (id), 
	CONSTRAINT ck_setup_token_single CHECK (id = 1)
);
CREATE TABLE sign_in (
	token_hash VARCHAR NOT NULL, 
	facilitator_id VARCHAR NOT NULL, 
	expires_on DATE NOT NULL, 
	CONSTRAINT pk_sign_in PRIMARY KEY (token_hash), 
	CONSTRAINT fk_sign_in_facilitator_id_facilitator FOREIGN KEY(facilitator_id) REFERENCES facilitator (id) ON DELETE CASCADE
);
INSERT INTO "sign_in" VALUES('3cf24e22caeb0f0f6ed3571e554b51047d3b04443ccbeb862f801bff013341cf','173c3a602ffee6c9eec0','2026-12-23');
CREATE TABLE team_invitation (
	id VARCHAR NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	collective_id VARCHAR NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	label VARCHAR(80) NOT NULL, 
	invited_by_id VARCHAR NOT NULL, 
	expires_on DATE NOT NULL, 
	used_by_id VARCHAR, 
	CONSTRAINT pk_team_invitation PRIMARY KEY (id), 
	CONSTRAINT ck_team_invitation_one_owner CHECK (role <> 'owner'), 
	CONSTRAINT fk_team_invitation_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE, 
	CONSTRAINT fk_team_invitation_invited_by_id_facilitator FOREIGN KEY(invited_by_id) REFERENCES facilitator (id) ON DELETE CASCADE, 
	CONSTRAINT fk_team_invitation_used_by_id_facilitator FOREIGN KEY(used_by_id) REFERENCES facilitator (id) ON DELETE CASCADE, 
	CONSTRAINT uq_team_invitation_token_hash UNIQUE (token_hash), 
	CONSTRAINT ck_team_invitation_teamrole CHECK (role IN ('owner', 'facilitator', 'observer'))
);
INSERT INTO "team_invitation" VALUES('837b1e631b47a414807e','59aacc8897104c7abbaf5b0a5f677fce738afd248d644869ef32061605a672e5','02ec3d8b372528149178','facilitator','Léa','173c3a602ffee6c9eec0','2026-11-30',NULL);
CREATE TABLE workshop (
	id VARCHAR NOT NULL, 
	collective_id VARCHAR NOT NULL, 
	edition_id VARCHAR NOT NULL, 
	join_code VARCHAR(9) NOT NULL, 
	language VARCHAR(8) NOT NULL, 
	anonymity VARCHAR(20) NOT NULL, 
	minimum_group INTEGER NOT NULL, 
	phase VARCHAR(8) NOT NULL, 
	targets JSON NOT NULL, 
	invited INTEGER, 
	state VARCHAR(20) NOT NULL, 
	is_revealed BOOLEAN NOT NULL, 
	held_on DATE NOT NULL, 
	keep_until DATE NOT NULL, phases JSON, mode VARCHAR(20) DEFAULT 'alone_then_together' NOT NULL CONSTRAINT ck_workshop_mode CHECK (mode IN ('alone', 'alone_then_together', 'together')), pace VARCHAR(20) DEFAULT 'free' NOT NULL CONSTRAINT ck_workshop_pace CHECK (pace IN ('free', 'guided')), current_item VARCHAR(20), revealed JSON, second_votes JSON, second_revealed JSON, timer_from INTEGER, live_version INTEGER DEFAULT 0 NOT NULL, standing VARCHAR(20), looking_back JSON, looking_back_to VARCHAR, is_imported BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_workshop PRIMARY KEY (id), 
	CONSTRAINT ck_workshop_minimum_group CHECK (minimum_group BETWEEN 3 AND 10), 
	CONSTRAINT fk_workshop_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE, 
	CONSTRAINT fk_workshop_edition_id_questionnaire_edition FOREIGN KEY(edition_id) REFERENCES questionnaire_edition (id), 
	CONSTRAINT uq_workshop_join_code UNIQUE (join_code), 
	CONSTRAINT ck_workshop_anonymity CHECK (anonymity IN ('anonymous', 'named')), 
	CONSTRAINT ck_workshop_workshopstate CHECK (state IN ('draft', 'open', 'closed'))
);
INSERT INTO "workshop" VALUES('d5820fb8b431bed6739e','884e91511814066e0341','46a48cb0639eee545a21','8S8F-HTMW','fr','anonymous',5,'I','{"preconditions": 1.0, "questions_considered": 1.0, "questions_objectives": 1.0, "conditions": 2.5}',NULL,'draft',0,'2026-11-23','2028-11-22','["I", "II"]','alone_then_together','free',NULL,'null','null','null',NULL,0,NULL,'null',NULL,0);
INSERT INTO "workshop" VALUES('0800e5dafb1119649f7a','31fa3a9accb0b3a1b7e5','46a48cb0639eee545a21','KWD8-F87D','fr','named',5,'III','{"preconditions": 3.0, "questions_considered": 3.0, "questions_objectives": 3.0, "conditions": 3.0, "leadership": 3.0}',12,'open',0,'2026-11-23','2028-11-22','null','alone_then_together','free',NULL,'null','null','null',NULL,0,NULL,'null',NULL,0);
INSERT INTO "workshop" VALUES('a189ad2d71b9855b173d','02ec3d8b372528149178','46a48cb0639eee545a21','RPDS-QZXS','en','anonymous',3,'III','{"preconditions": 3.0, "questions_considered": 3.0, "questions_objectives": 3.0, "conditions": 3.0, "leadership": 3.0}',NULL,'closed',1,'2026-11-23','2028-11-22','null','alone_then_together','free',NULL,'null','null','null',NULL,1,NULL,'null',NULL,0);
INSERT INTO "workshop" VALUES('80036d038d4026d688a0','c24f39b854ac6618cf9e','46a48cb0639eee545a21','D6M6-D5H5','fr','anonymous',5,'III','{"preconditions": 3.0, "questions_considered": 3.0, "questions_objectives": 3.0, "conditions": 3.0, "leadership": 3.0}',NULL,'open',0,'2026-11-23','2028-11-22','null','alone_then_together','free',NULL,'null','null','null',NULL,0,NULL,'null',NULL,0);
INSERT INTO "workshop" VALUES('f85770085e931f990aca','02ec3d8b372528149178','46a48cb0639eee545a21','XMWY-R4M9','fr','anonymous',5,'III','{"preconditions": 3.0, "questions_considered": 3.0, "questions_objectives": 3.0, "conditions": 3.0, "leadership": 3.0}',NULL,'draft',0,'2026-11-23','2028-11-22','null','alone_then_together','free',NULL,'null','null','null',NULL,0,NULL,'["CON1", "CON2", "CON3", "CON4", "CON5"]','a189ad2d71b9855b173d',0);
INSERT INTO "workshop" VALUES('46d5c8ced8902a17fd91','02ec3d8b372528149178','f7cc47de238abc41a9e5','9MFB-JE6R','fr','anonymous',5,'III','{"footing": 2.0, "together": 1.0}',NULL,'draft',0,'2026-11-23','2028-11-22','null','alone_then_together','free',NULL,'null','null','null',NULL,0,NULL,'null',NULL,0);
CREATE TABLE workshop_lists (
	workshop_id VARCHAR NOT NULL, 
	document JSON, 
	CONSTRAINT pk_workshop_lists PRIMARY KEY (workshop_id), 
	CONSTRAINT fk_workshop_lists_workshop_id_workshop FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "workshop_lists" VALUES('a189ad2d71b9855b173d',NULL);
CREATE INDEX ix_sign_in_facilitator_id ON sign_in (facilitator_id);
CREATE INDEX ix_workshop_collective_id ON workshop (collective_id);
CREATE INDEX ix_respondent_workshop_id ON respondent (workshop_id);
CREATE INDEX ix_profile_version_saved_by ON profile_version (saved_by);
CREATE INDEX ix_profile_draft_facilitator_id ON profile_draft (facilitator_id);
CREATE INDEX ix_own_code_code_hash ON own_code (code_hash);
CREATE INDEX ix_collective_owner_id ON collective (owner_id);
CREATE INDEX ix_membership_facilitator_id ON membership (facilitator_id);
CREATE INDEX ix_team_invitation_collective_id ON team_invitation (collective_id);
CREATE INDEX ix_audit_entry_collective_id ON audit_entry (collective_id);
CREATE INDEX ix_decision_written_by ON decision (written_by);
CREATE INDEX ix_next_action_collective_id ON next_action (collective_id);
CREATE INDEX ix_next_action_workshop_id ON next_action (workshop_id);
CREATE INDEX ix_next_action_asked_in ON next_action (asked_in);
CREATE INDEX ix_own_questionnaire_collective_id ON own_questionnaire (collective_id);
COMMIT;
