BEGIN TRANSACTION;
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
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','CON1','first','1','1');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','CON2','first','2','2');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','CON3','first','0','0');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','CON4','first','1','1');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','CON5','first','2','2');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','LEA1','first','0','0');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','LEA2','first','1','1');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','LEA3','first','2','2');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','LEA4','first','0','0');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','LEA5','first','1','1');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','LEA6','first','2','2');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','LEA7','first','0','0');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','LEA9','first','early','early');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','PRE1','first','0','0');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','PRE2','first','1','1');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','PRE3','first','2','2');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','QA1','first','0','0');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','QA2','first','1','1');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','QA3','first','2','2');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','QA4','first','0','0');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','QA5','first','1','1');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','QB1','first','2','2');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','QB2','first','0','0');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','QB3','first','1','1');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','QB4','first','2','2');
INSERT INTO "answer" VALUES('33ef409251f5abfebd6b','QB5','first','0','0');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','CON1','first','1','1');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','CON2','first','2','2');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','CON3','first','0','0');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','CON4','first','1','1');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','CON5','first','2','2');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','LEA1','first','0','0');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','LEA2','first','1','1');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','LEA3','first','2','2');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','LEA4','first','0','0');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','LEA5','first','1','1');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','LEA6','first','2','2');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','LEA7','first','0','0');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','LEA9','first','early','early');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','PRE1','first','0','0');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','PRE2','first','1','1');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','PRE3','first','2','2');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','QA1','first','0','0');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','QA2','first','1','1');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','QA3','first','2','2');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','QA4','first','0','0');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','QA5','first','1','1');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','QB1','first','2','2');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','QB2','first','0','0');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','QB3','first','1','1');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','QB4','first','2','2');
INSERT INTO "answer" VALUES('4bdfb25aeb13ccd6ffc6','QB5','first','0','0');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','CON1','first','1','1');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','CON2','first','2','2');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','CON3','first','0','0');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','CON4','first','1','1');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','CON5','first','2','2');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','LEA1','first','0','0');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','LEA2','first','1','1');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','LEA3','first','2','2');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','LEA4','first','0','0');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','LEA5','first','1','1');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','LEA6','first','2','2');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','LEA7','first','0','0');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','LEA9','first','early','early');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','PRE1','first','0','0');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','PRE2','first','1','1');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','PRE3','first','2','2');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','QA1','first','0','0');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','QA2','first','1','1');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','QA3','first','2','2');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','QA4','first','0','0');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','QA5','first','1','1');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','QB1','first','2','2');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','QB2','first','0','0');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','QB3','first','1','1');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','QB4','first','2','2');
INSERT INTO "answer" VALUES('667699e7489587c03b2e','QB5','first','0','0');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','CON1','first','1','1');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','CON2','first','2','2');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','CON3','first','0','0');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','CON4','first','1','1');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','CON5','first','2','2');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','LEA1','first','0','0');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','LEA2','first','1','1');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','LEA3','first','2','2');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','LEA4','first','0','0');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','LEA5','first','1','1');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','LEA6','first','2','2');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','LEA7','first','0','0');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','LEA9','first','early','early');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','PRE1','first','0','0');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','PRE2','first','1','1');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','PRE3','first','2','2');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','QA1','first','0','0');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','QA2','first','1','1');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','QA3','first','2','2');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','QA4','first','0','0');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','QA5','first','1','1');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','QB1','first','2','2');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','QB2','first','0','0');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','QB3','first','1','1');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','QB4','first','2','2');
INSERT INTO "answer" VALUES('735f93be5645e052ec6b','QB5','first','0','0');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','CON1','first','1','1');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','CON2','first','2','2');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','CON3','first','0','0');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','CON4','first','1','1');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','CON5','first','2','2');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','LEA1','first','0','0');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','LEA2','first','1','1');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','LEA3','first','2','2');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','LEA4','first','0','0');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','LEA5','first','1','1');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','LEA6','first','2','2');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','LEA7','first','0','0');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','LEA9','first','early','early');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','PRE1','first','0','0');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','PRE2','first','1','1');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','PRE3','first','2','2');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','QA1','first','0','0');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','QA2','first','1','1');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','QA3','first','2','2');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','QA4','first','0','0');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','QA5','first','1','1');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','QB1','first','2','2');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','QB2','first','0','0');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','QB3','first','1','1');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','QB4','first','2','2');
INSERT INTO "answer" VALUES('883af6c6609ffacc65ad','QB5','first','0','0');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','CON1','first','1','1');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','CON2','first','2','2');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','CON3','first','0','0');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','CON4','first','1','1');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','CON5','first','2','2');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','LEA1','first','0','0');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','LEA2','first','1','1');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','LEA3','first','2','2');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','LEA4','first','0','0');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','LEA5','first','1','1');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','LEA6','first','2','2');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','LEA7','first','0','0');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','LEA9','first','early','early');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','PRE1','first','0','0');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','PRE2','first','1','1');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','PRE3','first','2','2');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','QA1','first','0','0');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','QA2','first','1','1');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','QA3','first','2','2');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','QA4','first','0','0');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','QA5','first','1','1');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','QB1','first','2','2');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','QB2','first','0','0');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','QB3','first','1','1');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','QB4','first','2','2');
INSERT INTO "answer" VALUES('a3a1fbe10ae8f9591277','QB5','first','0','0');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','CON1','first','1','1');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','CON2','first','2','2');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','CON3','first','0','0');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','CON4','first','1','1');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','CON5','first','2','2');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','LEA1','first','0','0');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','LEA2','first','1','1');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','LEA3','first','2','2');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','LEA4','first','0','0');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','LEA5','first','1','1');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','LEA6','first','2','2');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','LEA7','first','0','0');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','LEA9','first','early','early');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','PRE1','first','0','0');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','PRE2','first','1','1');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','PRE3','first','2','2');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','QA1','first','0','0');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','QA2','first','1','1');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','QA3','first','2','2');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','QA4','first','0','0');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','QA5','first','1','1');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','QB1','first','2','2');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','QB2','first','0','0');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','QB3','first','1','1');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','QB4','first','2','2');
INSERT INTO "answer" VALUES('ab2594b8e60c1940de2d','QB5','first','0','0');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','CON1','first','1','1');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','CON2','first','2','2');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','CON3','first','0','0');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','CON4','first','1','1');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','CON5','first','2','2');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','LEA1','first','0','0');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','LEA2','first','1','1');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','LEA3','first','2','2');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','LEA4','first','0','0');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','LEA5','first','1','1');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','LEA6','first','2','2');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','LEA7','first','0','0');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','LEA9','first','early','early');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','PRE1','first','0','0');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','PRE2','first','1','1');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','PRE3','first','2','2');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','QA1','first','0','0');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','QA2','first','1','1');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','QA3','first','2','2');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','QA4','first','0','0');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','QA5','first','1','1');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','QB1','first','2','2');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','QB2','first','0','0');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','QB3','first','1','1');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','QB4','first','2','2');
INSERT INTO "answer" VALUES('b27f9d0402b013c732c2','QB5','first','0','0');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','CON1','first','1','1');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','CON2','first','2','2');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','CON3','first','0','0');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','CON4','first','1','1');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','CON5','first','2','2');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','LEA1','first','0','0');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','LEA2','first','1','1');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','LEA3','first','2','2');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','LEA4','first','0','0');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','LEA5','first','1','1');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','LEA6','first','2','2');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','LEA7','first','0','0');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','LEA8','first','dk','dk');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','LEA9','first','early','early');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','PRE1','first','0','0');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','PRE2','first','1','1');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','PRE3','first','2','2');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','QA1','first','0','0');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','QA2','first','1','1');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','QA3','first','2','2');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','QA4','first','0','0');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','QA5','first','1','1');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','QB1','first','2','2');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','QB2','first','0','0');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','QB3','first','1','1');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','QB4','first','2','2');
INSERT INTO "answer" VALUES('d0263b14cb0ce9cf6c19','QB5','first','0','0');
CREATE TABLE collective (
	id VARCHAR NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	owner_id VARCHAR NOT NULL, 
	is_sample BOOLEAN NOT NULL, 
	created_on DATE NOT NULL, 
	CONSTRAINT pk_collective PRIMARY KEY (id), 
	CONSTRAINT fk_collective_owner_id_facilitator FOREIGN KEY(owner_id) REFERENCES facilitator (id) ON DELETE CASCADE
);
INSERT INTO "collective" VALUES('4cb128990fda4ab4a464','Draft','e3a531bfaea6dccbb817',0,'2026-11-23');
INSERT INTO "collective" VALUES('3d908ed76bb482dd095d','Named','e3a531bfaea6dccbb817',0,'2026-11-23');
INSERT INTO "collective" VALUES('6ae760a3acd5f350b76c','Closed','e3a531bfaea6dccbb817',0,'2026-11-23');
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
INSERT INTO "facet_answer" VALUES('735f93be5645e052ec6b','PRE1',1,'yes','yes');
INSERT INTO "facet_answer" VALUES('735f93be5645e052ec6b','QA1',3,'dk','dk');
INSERT INTO "facet_answer" VALUES('883af6c6609ffacc65ad','PRE1',1,'yes','yes');
INSERT INTO "facet_answer" VALUES('883af6c6609ffacc65ad','QA1',3,'dk','dk');
INSERT INTO "facet_answer" VALUES('d0263b14cb0ce9cf6c19','PRE1',1,'yes','yes');
INSERT INTO "facet_answer" VALUES('d0263b14cb0ce9cf6c19','QA1',3,'dk','dk');
CREATE TABLE facilitator (
	id VARCHAR NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	folded_name VARCHAR(240) NOT NULL, 
	passphrase_hash VARCHAR NOT NULL, 
	CONSTRAINT pk_facilitator PRIMARY KEY (id), 
	CONSTRAINT uq_facilitator_folded_name UNIQUE (folded_name)
);
INSERT INTO "facilitator" VALUES('e3a531bfaea6dccbb817','Alice','alice','not a hash: nobody signs in with this account');
INSERT INTO "facilitator" VALUES('30e0c5e896d2f8f92fef','Zoé','zoé','not a hash: nobody signs in with this account');
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
INSERT INTO "import_mapping" VALUES('6ae760a3acd5f350b76c','google-forms','{"columns": {"Q1": "item:PRE1"}, "labels": {"« Oui »": "3"}, "numbers_from": 0, "roles": {}, "sectors": {}}');
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
INSERT INTO "note" VALUES('735f93be5645e052ec6b','PRE1','Deux rencontres ; « un fait »','');
INSERT INTO "note" VALUES('735f93be5645e052ec6b','QA1','','10 %
de plus');
INSERT INTO "note" VALUES('883af6c6609ffacc65ad','PRE1','Deux rencontres ; « un fait »','');
INSERT INTO "note" VALUES('883af6c6609ffacc65ad','QA1','','10 %
de plus');
INSERT INTO "note" VALUES('d0263b14cb0ce9cf6c19','PRE1','Deux rencontres ; « un fait »','');
INSERT INTO "note" VALUES('d0263b14cb0ce9cf6c19','QA1','','10 %
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
INSERT INTO "own_code" VALUES('33ef409251f5abfebd6b','036dd7308e4628871c80','121dc2f2aebace01d4e764e753a3fc2534109d908ed684f55ea086db9bed6e77',1);
INSERT INTO "own_code" VALUES('4bdfb25aeb13ccd6ffc6','036dd7308e4628871c80','2085dbf2278fbd717aa7e4531aae81c5ebab39ff1bd4986c8b68b0aa56835c10',1);
INSERT INTO "own_code" VALUES('667699e7489587c03b2e','036dd7308e4628871c80','226ae16533f9a41641d184deb08deb7d00f79e2fa015aded0a6229f1c6c13370',1);
INSERT INTO "own_code" VALUES('735f93be5645e052ec6b','55a969c5eb1ac530b775','0d12da10dd10044d9dd84a4fcaef554bf35a38b51d4eb82b9db60c6457e62582',1);
INSERT INTO "own_code" VALUES('883af6c6609ffacc65ad','55a969c5eb1ac530b775','d8f427b052ff554b9cb04f336fca1f62a0cc9d0582e40104264ba60d5deaaf64',1);
INSERT INTO "own_code" VALUES('a3a1fbe10ae8f9591277','036dd7308e4628871c80','38488bc2c726be01bce2447137011f1fbab06c998578adaf42204f1c8550d131',1);
INSERT INTO "own_code" VALUES('ab2594b8e60c1940de2d','036dd7308e4628871c80','f9cf341c464b602e8b6442949e03f6135c3771d69d39093fa525e426550e6b52',1);
INSERT INTO "own_code" VALUES('b27f9d0402b013c732c2','036dd7308e4628871c80','1a61292184e03cfe2b92a93b9772a414f62e5d6c8fce2ea9760bd3d529167853',1);
INSERT INTO "own_code" VALUES('d0263b14cb0ce9cf6c19','55a969c5eb1ac530b775','d6eb26a5e92c83e62cd0317bec9cbb30cd523a96c56effa2f5f03b8f93907d82',1);
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
INSERT INTO "profile_draft" VALUES('6ae760a3acd5f350b76c','e3a531bfaea6dccbb817','impact',1,'{"people": "Verdun", "change": "", "by_when": "2030"}');
CREATE TABLE profile_sharing (
	collective_id VARCHAR NOT NULL, 
	is_shown BOOLEAN NOT NULL, 
	CONSTRAINT pk_profile_sharing PRIMARY KEY (collective_id), 
	CONSTRAINT fk_profile_sharing_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE
);
INSERT INTO "profile_sharing" VALUES('6ae760a3acd5f350b76c',1);
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
INSERT INTO "profile_version" VALUES('6ae760a3acd5f350b76c',1,'2026-11-23','e3a531bfaea6dccbb817',NULL,'{"need":"« Un besoin »","evidence":"","people":"","change":"","by_when":"","chain":[],"coordination_who":"","coordination_how":"","coordination_rhythm":"","communication_who":"","communication_how":"","communication_rhythm":"","follow_up_who":"","follow_up_how":"","follow_up_rhythm":"","phases":[],"main_phase":""}');
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
INSERT INTO "publication" VALUES('55a969c5eb1ac530b775','first',1,0,'{"has_figures":true,"tally":{"seats":3,"items":[{"item":"PRE1","section":"preconditions","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"PRE2","section":"preconditions","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"PRE3","section":"preconditions","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA1","section":"questions_considered","counts":[3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA2","section":"questions_considered","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA3","section":"questions_considered","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA4","section":"questions_considered","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA5","section":"questions_considered","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB1","section":"questions_objectives","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB2","section":"questions_objectives","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB3","section":"questions_objectives","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB4","section":"questions_objectives","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB5","section":"questions_objectives","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON1","section":"conditions","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON2","section":"conditions","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON3","section":"conditions","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON4","section":"conditions","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON5","section":"conditions","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA1","section":"leadership","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA2","section":"leadership","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA3","section":"leadership","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA4","section":"leadership","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA5","section":"leadership","counts":[0,3,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA6","section":"leadership","counts":[0,0,3,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA7","section":"leadership","counts":[3,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA8","section":"leadership","counts":[0,0,0,0,0],"dont_know":3,"too_early":0,"blank":0},{"item":"LEA9","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":3,"blank":0}],"sections":[{"section":"preconditions","averaged":false,"top":4,"respondents":3,"total":"3"},{"section":"questions_considered","averaged":true,"top":4,"respondents":3,"total":"12/5"},{"section":"questions_objectives","averaged":true,"top":4,"respondents":3,"total":"3"},{"section":"conditions","averaged":true,"top":4,"respondents":3,"total":"18/5"},{"section":"leadership","averaged":true,"top":4,"respondents":3,"total":"18/7"}],"group_seats":0,"group_items":[{"item":"PRE1","section":"preconditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"PRE2","section":"preconditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"PRE3","section":"preconditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA1","section":"questions_considered","counts":[0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA2","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA3","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA4","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA5","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB1","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB2","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB3","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB4","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB5","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON1","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON2","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON3","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON4","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON5","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA1","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA2","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA3","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA4","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA5","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA6","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA7","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA8","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA9","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0}]},"facets":{"PRE1":[[3,0,0,0],[0,0,0,0]],"QA1":[[0,0,0,0],[0,0,0,0],[0,0,0,3]]},"coverage":null,"breakdowns":[],"outdated":[],"was_erased":false,"items":null,"withheld":[]}');
INSERT INTO "publication" VALUES('036dd7308e4628871c80','first',1,0,'{"has_figures":true,"tally":{"seats":6,"items":[{"item":"PRE1","section":"preconditions","counts":[6,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"PRE2","section":"preconditions","counts":[0,6,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"PRE3","section":"preconditions","counts":[0,0,6,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA1","section":"questions_considered","counts":[6,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA2","section":"questions_considered","counts":[0,6,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA3","section":"questions_considered","counts":[0,0,6,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA4","section":"questions_considered","counts":[6,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA5","section":"questions_considered","counts":[0,6,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB1","section":"questions_objectives","counts":[0,0,6,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB2","section":"questions_objectives","counts":[6,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB3","section":"questions_objectives","counts":[0,6,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB4","section":"questions_objectives","counts":[0,0,6,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB5","section":"questions_objectives","counts":[6,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON1","section":"conditions","counts":[0,6,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON2","section":"conditions","counts":[0,0,6,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON3","section":"conditions","counts":[6,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON4","section":"conditions","counts":[0,6,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON5","section":"conditions","counts":[0,0,6,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA1","section":"leadership","counts":[6,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA2","section":"leadership","counts":[0,6,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA3","section":"leadership","counts":[0,0,6,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA4","section":"leadership","counts":[6,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA5","section":"leadership","counts":[0,6,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA6","section":"leadership","counts":[0,0,6,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA7","section":"leadership","counts":[6,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA8","section":"leadership","counts":[0,0,0,0,0],"dont_know":6,"too_early":0,"blank":0},{"item":"LEA9","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":6,"blank":0}],"sections":[{"section":"preconditions","averaged":false,"top":4,"respondents":6,"total":"6"},{"section":"questions_considered","averaged":true,"top":4,"respondents":6,"total":"24/5"},{"section":"questions_objectives","averaged":true,"top":4,"respondents":6,"total":"6"},{"section":"conditions","averaged":true,"top":4,"respondents":6,"total":"36/5"},{"section":"leadership","averaged":true,"top":4,"respondents":6,"total":"36/7"}],"group_seats":0,"group_items":[{"item":"PRE1","section":"preconditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"PRE2","section":"preconditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"PRE3","section":"preconditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA1","section":"questions_considered","counts":[0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA2","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA3","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA4","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QA5","section":"questions_considered","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB1","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB2","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB3","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB4","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"QB5","section":"questions_objectives","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON1","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON2","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON3","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON4","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"CON5","section":"conditions","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA1","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA2","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA3","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA4","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA5","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA6","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA7","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA8","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0},{"item":"LEA9","section":"leadership","counts":[0,0,0,0,0],"dont_know":0,"too_early":0,"blank":0}]},"facets":{},"coverage":null,"breakdowns":[],"outdated":[],"was_erased":false,"items":null,"withheld":[]}');
CREATE TABLE questionnaire_edition (
	id VARCHAR NOT NULL, 
	questionnaire_id VARCHAR(40) NOT NULL, 
	version VARCHAR(40) NOT NULL, 
	checksum VARCHAR(64) NOT NULL, 
	document VARCHAR NOT NULL, 
	CONSTRAINT pk_questionnaire_edition PRIMARY KEY (id), 
	CONSTRAINT uq_questionnaire_edition_questionnaire_id UNIQUE (questionnaire_id, version)
);
INSERT INTO "questionnaire_edition" VALUES('0d4a57d55fabc314ce8f','long','1.0','48bbf67cfe6be6007793c55a4e1112fdbd181694f93ca761c2685f3dc9469697','{"description":{"en":"For tests","fr":"For tests (fr)"},"documents":[{"code":"000","title":{"en":"Made up","fr":"Made up (fr)"}}],"dont_know":{"en":"I do not know","fr":"I do not know (fr)"},"id":"long","phases":[{"code":"I","name":{"en":"Phase I","fr":"Phase I (fr)"},"stage":{"en":"Stage","fr":"Stage (fr)"},"targets":{"conditions":1,"leadership":1,"preconditions":1,"questions_considered":1,"questions_objectives":1}},{"code":"II","name":{"en":"Phase II","fr":"Phase II (fr)"},"stage":{"en":"Stage","fr":"Stage (fr)"},"targets":{"conditions":2,"leadership":2,"preconditions":2,"questions_considered":2,"questions_objectives":2}},{"code":"III","name":{"en":"Phase III","fr":"Phase III (fr)"},"stage":{"en":"Stage","fr":"Stage (fr)"},"targets":{"conditions":3,"leadership":3,"preconditions":3,"questions_considered":3,"questions_objectives":3}},{"code":"IV","name":{"en":"Phase IV","fr":"Phase IV (fr)"},"stage":{"en":"Stage","fr":"Stage (fr)"},"targets":{"conditions":3,"leadership":3,"preconditions":3,"questions_considered":3,"questions_objectives":3}},{"code":"V","name":{"en":"Phase V","fr":"Phase V (fr)"},"stage":{"en":"Stage","fr":"Stage (fr)"},"targets":{"conditions":3,"leadership":3,"preconditions":3,"questions_considered":3,"questions_objectives":3}}],"roles":[{"code":"member","concerned":true,"name":{"en":"Member","fr":"Member (fr)"}}],"sections":[{"averaged":false,"code":"preconditions","items":[{"actions":[],"code":"PRE1","facets":[{"en":"Point 1","fr":"Point 1 (fr)"},{"en":"Point 2","fr":"Point 2 (fr)"}],"gate":true,"introduction":null,"levels":[{"sentence":{"en":"PRE1 at level 0.","fr":"PRE1 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"PRE1 at level 1.","fr":"PRE1 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"PRE1 at level 2.","fr":"PRE1 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"PRE1 at level 3.","fr":"PRE1 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"PRE1 at level 4.","fr":"PRE1 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element PRE1","fr":"Element PRE1 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on PRE1?","fr":"Where do you stand on PRE1? (fr)"},"thin_advice":false},{"actions":[],"code":"PRE2","facets":[],"gate":true,"introduction":null,"levels":[{"sentence":{"en":"PRE2 at level 0.","fr":"PRE2 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"PRE2 at level 1.","fr":"PRE2 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"PRE2 at level 2.","fr":"PRE2 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"PRE2 at level 3.","fr":"PRE2 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"PRE2 at level 4.","fr":"PRE2 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element PRE2","fr":"Element PRE2 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on PRE2?","fr":"Where do you stand on PRE2? (fr)"},"thin_advice":false},{"actions":[],"code":"PRE3","facets":[],"gate":true,"introduction":null,"levels":[{"sentence":{"en":"PRE3 at level 0.","fr":"PRE3 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"PRE3 at level 1.","fr":"PRE3 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"PRE3 at level 2.","fr":"PRE3 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"PRE3 at level 3.","fr":"PRE3 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"PRE3 at level 4.","fr":"PRE3 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element PRE3","fr":"Element PRE3 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on PRE3?","fr":"Where do you stand on PRE3? (fr)"},"thin_advice":false}],"name":{"en":"preconditions","fr":"preconditions (fr)"}},{"averaged":true,"code":"questions_considered","items":[{"actions":[],"code":"QA1","facets":[{"en":"Point 1","fr":"Point 1 (fr)"},{"en":"Point 2","fr":"Point 2 (fr)"},{"en":"Point 3","fr":"Point 3 (fr)"}],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QA1 at level 0.","fr":"QA1 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QA1 at level 1.","fr":"QA1 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QA1 at level 2.","fr":"QA1 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}}],"name":{"en":"Element QA1","fr":"Element QA1 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QA1?","fr":"Where do you stand on QA1? (fr)"},"thin_advice":false},{"actions":[],"code":"QA2","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QA2 at level 0.","fr":"QA2 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QA2 at level 1.","fr":"QA2 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QA2 at level 2.","fr":"QA2 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QA2 at level 3.","fr":"QA2 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QA2 at level 4.","fr":"QA2 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QA2","fr":"Element QA2 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QA2?","fr":"Where do you stand on QA2? (fr)"},"thin_advice":false},{"actions":[],"code":"QA3","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QA3 at level 0.","fr":"QA3 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QA3 at level 1.","fr":"QA3 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QA3 at level 2.","fr":"QA3 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QA3 at level 3.","fr":"QA3 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QA3 at level 4.","fr":"QA3 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QA3","fr":"Element QA3 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QA3?","fr":"Where do you stand on QA3? (fr)"},"thin_advice":false},{"actions":[],"code":"QA4","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QA4 at level 0.","fr":"QA4 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QA4 at level 1.","fr":"QA4 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QA4 at level 2.","fr":"QA4 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QA4 at level 3.","fr":"QA4 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QA4 at level 4.","fr":"QA4 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QA4","fr":"Element QA4 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QA4?","fr":"Where do you stand on QA4? (fr)"},"thin_advice":false},{"actions":[],"code":"QA5","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QA5 at level 0.","fr":"QA5 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QA5 at level 1.","fr":"QA5 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QA5 at level 2.","fr":"QA5 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QA5 at level 3.","fr":"QA5 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QA5 at level 4.","fr":"QA5 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QA5","fr":"Element QA5 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QA5?","fr":"Where do you stand on QA5? (fr)"},"thin_advice":false}],"name":{"en":"questions_considered","fr":"questions_considered (fr)"}},{"averaged":true,"code":"questions_objectives","items":[{"actions":[],"code":"QB1","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QB1 at level 0.","fr":"QB1 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QB1 at level 1.","fr":"QB1 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QB1 at level 2.","fr":"QB1 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QB1 at level 3.","fr":"QB1 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QB1 at level 4.","fr":"QB1 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QB1","fr":"Element QB1 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QB1?","fr":"Where do you stand on QB1? (fr)"},"thin_advice":false},{"actions":[],"code":"QB2","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QB2 at level 0.","fr":"QB2 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QB2 at level 1.","fr":"QB2 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QB2 at level 2.","fr":"QB2 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QB2 at level 3.","fr":"QB2 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QB2 at level 4.","fr":"QB2 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QB2","fr":"Element QB2 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QB2?","fr":"Where do you stand on QB2? (fr)"},"thin_advice":false},{"actions":[],"code":"QB3","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QB3 at level 0.","fr":"QB3 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QB3 at level 1.","fr":"QB3 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QB3 at level 2.","fr":"QB3 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QB3 at level 3.","fr":"QB3 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QB3 at level 4.","fr":"QB3 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QB3","fr":"Element QB3 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QB3?","fr":"Where do you stand on QB3? (fr)"},"thin_advice":false},{"actions":[],"code":"QB4","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QB4 at level 0.","fr":"QB4 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QB4 at level 1.","fr":"QB4 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QB4 at level 2.","fr":"QB4 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QB4 at level 3.","fr":"QB4 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QB4 at level 4.","fr":"QB4 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QB4","fr":"Element QB4 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QB4?","fr":"Where do you stand on QB4? (fr)"},"thin_advice":false},{"actions":[],"code":"QB5","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"QB5 at level 0.","fr":"QB5 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"QB5 at level 1.","fr":"QB5 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"QB5 at level 2.","fr":"QB5 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"QB5 at level 3.","fr":"QB5 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"QB5 at level 4.","fr":"QB5 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element QB5","fr":"Element QB5 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on QB5?","fr":"Where do you stand on QB5? (fr)"},"thin_advice":false}],"name":{"en":"questions_objectives","fr":"questions_objectives (fr)"}},{"averaged":true,"code":"conditions","items":[{"actions":[],"code":"CON1","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"CON1 at level 0.","fr":"CON1 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"CON1 at level 1.","fr":"CON1 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"CON1 at level 2.","fr":"CON1 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"CON1 at level 3.","fr":"CON1 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"CON1 at level 4.","fr":"CON1 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element CON1","fr":"Element CON1 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on CON1?","fr":"Where do you stand on CON1? (fr)"},"thin_advice":false},{"actions":[],"code":"CON2","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"CON2 at level 0.","fr":"CON2 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"CON2 at level 1.","fr":"CON2 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"CON2 at level 2.","fr":"CON2 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"CON2 at level 3.","fr":"CON2 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"CON2 at level 4.","fr":"CON2 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element CON2","fr":"Element CON2 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on CON2?","fr":"Where do you stand on CON2? (fr)"},"thin_advice":false},{"actions":[],"code":"CON3","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"CON3 at level 0.","fr":"CON3 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"CON3 at level 1.","fr":"CON3 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"CON3 at level 2.","fr":"CON3 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"CON3 at level 3.","fr":"CON3 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"CON3 at level 4.","fr":"CON3 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element CON3","fr":"Element CON3 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on CON3?","fr":"Where do you stand on CON3? (fr)"},"thin_advice":false},{"actions":[],"code":"CON4","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"CON4 at level 0.","fr":"CON4 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"CON4 at level 1.","fr":"CON4 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"CON4 at level 2.","fr":"CON4 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"CON4 at level 3.","fr":"CON4 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"CON4 at level 4.","fr":"CON4 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element CON4","fr":"Element CON4 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on CON4?","fr":"Where do you stand on CON4? (fr)"},"thin_advice":false},{"actions":[],"code":"CON5","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"CON5 at level 0.","fr":"CON5 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"CON5 at level 1.","fr":"CON5 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"CON5 at level 2.","fr":"CON5 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"CON5 at level 3.","fr":"CON5 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"CON5 at level 4.","fr":"CON5 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element CON5","fr":"Element CON5 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on CON5?","fr":"Where do you stand on CON5? (fr)"},"thin_advice":false}],"name":{"en":"conditions","fr":"conditions (fr)"}},{"averaged":true,"code":"leadership","items":[{"actions":[],"code":"LEA1","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA1 at level 0.","fr":"LEA1 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA1 at level 1.","fr":"LEA1 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA1 at level 2.","fr":"LEA1 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA1 at level 3.","fr":"LEA1 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA1 at level 4.","fr":"LEA1 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA1","fr":"Element LEA1 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA1?","fr":"Where do you stand on LEA1? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA2","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA2 at level 0.","fr":"LEA2 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA2 at level 1.","fr":"LEA2 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA2 at level 2.","fr":"LEA2 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA2 at level 3.","fr":"LEA2 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA2 at level 4.","fr":"LEA2 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA2","fr":"Element LEA2 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA2?","fr":"Where do you stand on LEA2? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA3","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA3 at level 0.","fr":"LEA3 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA3 at level 1.","fr":"LEA3 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA3 at level 2.","fr":"LEA3 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA3 at level 3.","fr":"LEA3 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA3 at level 4.","fr":"LEA3 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA3","fr":"Element LEA3 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA3?","fr":"Where do you stand on LEA3? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA4","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA4 at level 0.","fr":"LEA4 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA4 at level 1.","fr":"LEA4 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA4 at level 2.","fr":"LEA4 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA4 at level 3.","fr":"LEA4 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA4 at level 4.","fr":"LEA4 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA4","fr":"Element LEA4 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA4?","fr":"Where do you stand on LEA4? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA5","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA5 at level 0.","fr":"LEA5 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA5 at level 1.","fr":"LEA5 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA5 at level 2.","fr":"LEA5 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA5 at level 3.","fr":"LEA5 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA5 at level 4.","fr":"LEA5 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA5","fr":"Element LEA5 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA5?","fr":"Where do you stand on LEA5? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA6","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA6 at level 0.","fr":"LEA6 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA6 at level 1.","fr":"LEA6 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA6 at level 2.","fr":"LEA6 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA6 at level 3.","fr":"LEA6 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA6 at level 4.","fr":"LEA6 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA6","fr":"Element LEA6 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA6?","fr":"Where do you stand on LEA6? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA7","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA7 at level 0.","fr":"LEA7 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA7 at level 1.","fr":"LEA7 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA7 at level 2.","fr":"LEA7 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA7 at level 3.","fr":"LEA7 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA7 at level 4.","fr":"LEA7 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA7","fr":"Element LEA7 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA7?","fr":"Where do you stand on LEA7? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA8","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA8 at level 0.","fr":"LEA8 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA8 at level 1.","fr":"LEA8 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA8 at level 2.","fr":"LEA8 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA8 at level 3.","fr":"LEA8 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA8 at level 4.","fr":"LEA8 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA8","fr":"Element LEA8 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA8?","fr":"Where do you stand on LEA8? (fr)"},"thin_advice":false},{"actions":[],"code":"LEA9","facets":[],"gate":false,"introduction":null,"levels":[{"sentence":{"en":"LEA9 at level 0.","fr":"LEA9 at level 0. (fr)"},"short":{"en":"level 0","fr":"level 0 (fr)"}},{"sentence":{"en":"LEA9 at level 1.","fr":"LEA9 at level 1. (fr)"},"short":{"en":"level 1","fr":"level 1 (fr)"}},{"sentence":{"en":"LEA9 at level 2.","fr":"LEA9 at level 2. (fr)"},"short":{"en":"level 2","fr":"level 2 (fr)"}},{"sentence":{"en":"LEA9 at level 3.","fr":"LEA9 at level 3. (fr)"},"short":{"en":"level 3","fr":"level 3 (fr)"}},{"sentence":{"en":"LEA9 at level 4.","fr":"LEA9 at level 4. (fr)"},"short":{"en":"level 4","fr":"level 4 (fr)"}}],"name":{"en":"Element LEA9","fr":"Element LEA9 (fr)"},"open_prompt":null,"sources":["S000-01"],"stem":{"en":"Where do you stand on LEA9?","fr":"Where do you stand on LEA9? (fr)"},"thin_advice":false}],"name":{"en":"leadership","fr":"leadership (fr)"}}],"sectors":[{"code":"health","name":{"en":"Health","fr":"Health (fr)"}}],"title":{"en":"Trial","fr":"Trial (fr)"},"too_early":{"en":"Too early to say","fr":"Too early to say (fr)"},"version":"1.0"}');
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
INSERT INTO "respondent" VALUES('33ef409251f5abfebd6b','036dd7308e4628871c80','person','210b1dd56c0bd295b266b723232211ef2ee61a3eccff8a349496e9be84a9e9f2',NULL,NULL,NULL,'1',1);
INSERT INTO "respondent" VALUES('4bdfb25aeb13ccd6ffc6','036dd7308e4628871c80','person','025a9949c730c03fdc04fe3c5a2c8dd55a4050e4ceecc28650bcccaade59995a',NULL,NULL,NULL,'1',1);
INSERT INTO "respondent" VALUES('56e33c588b761ba13a51','cf031d84c5e4b45def2a','person','3ddc1b80afac869eaea6cfcb12eb7bf5bfc592f00c4bfd4e578fe02d24d22cd9','Zoé','health','member','1',0);
INSERT INTO "respondent" VALUES('667699e7489587c03b2e','036dd7308e4628871c80','person','b55930783254614d55dbf8e69c613f1eab20f8e274800349f93f9838f1e9643b',NULL,NULL,NULL,'1',1);
INSERT INTO "respondent" VALUES('735f93be5645e052ec6b','55a969c5eb1ac530b775','person','4befa25b6cb0a7fae649594c62310c2fff5523f00163aea2833e61d07fc72307',NULL,NULL,NULL,'1',1);
INSERT INTO "respondent" VALUES('77ee1cc8fce8eefd22c6','55a969c5eb1ac530b775','group','fd17482496c62291f34ad6e0d95e915412779bb8fb03ff65395abc8b3c9ee0f5',NULL,NULL,NULL,'1',0);
INSERT INTO "respondent" VALUES('883af6c6609ffacc65ad','55a969c5eb1ac530b775','person','d216eb5d3035bc6a42016688b4740e26494706e1f2f58b990adb77dffed3ee78',NULL,NULL,NULL,'1',1);
INSERT INTO "respondent" VALUES('a3a1fbe10ae8f9591277','036dd7308e4628871c80','person','8918af6be39b006683d7e2bda5f58d9287c184d9958a38e412e40980033da053',NULL,NULL,NULL,'1',1);
INSERT INTO "respondent" VALUES('ab2594b8e60c1940de2d','036dd7308e4628871c80','person','7adf8bda3d3623d31504c5d54b551523ee31811d65ab5e48eaa0dfce38829890',NULL,NULL,NULL,'1',1);
INSERT INTO "respondent" VALUES('b27f9d0402b013c732c2','036dd7308e4628871c80','person','e91236f9fba912ebd8e520fd352ae9c574412a62c1af9fd9f8c2645d357a6b8e',NULL,NULL,NULL,'1',1);
INSERT INTO "respondent" VALUES('d0263b14cb0ce9cf6c19','55a969c5eb1ac530b775','person','eda37892b91bd15e18a4b8b9fbe6e706f6253c6901df49698cc337fbef45c1fc',NULL,NULL,NULL,'1',1);
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
INSERT INTO "sign_in" VALUES('c5291403ab50bb1bc39795f6baf7abcf2391e310655d14f9836b3c18020027af','e3a531bfaea6dccbb817','2026-12-23');
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
	keep_until DATE NOT NULL, phases JSON, mode VARCHAR(20) DEFAULT 'alone_then_together' NOT NULL CONSTRAINT ck_workshop_mode CHECK (mode IN ('alone', 'alone_then_together', 'together')), pace VARCHAR(20) DEFAULT 'free' NOT NULL CONSTRAINT ck_workshop_pace CHECK (pace IN ('free', 'guided')), current_item VARCHAR(20), revealed JSON, second_votes JSON, second_revealed JSON, timer_from INTEGER, live_version INTEGER DEFAULT 0 NOT NULL, is_imported BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_workshop PRIMARY KEY (id), 
	CONSTRAINT ck_workshop_minimum_group CHECK (minimum_group BETWEEN 3 AND 10), 
	CONSTRAINT fk_workshop_collective_id_collective FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE CASCADE, 
	CONSTRAINT fk_workshop_edition_id_questionnaire_edition FOREIGN KEY(edition_id) REFERENCES questionnaire_edition (id), 
	CONSTRAINT uq_workshop_join_code UNIQUE (join_code), 
	CONSTRAINT ck_workshop_anonymity CHECK (anonymity IN ('anonymous', 'named')), 
	CONSTRAINT ck_workshop_workshopstate CHECK (state IN ('draft', 'open', 'closed'))
);
INSERT INTO "workshop" VALUES('325b7c3f56f7b3353e20','4cb128990fda4ab4a464','0d4a57d55fabc314ce8f','96DK-B8WX','fr','anonymous',5,'I','{"preconditions": 1.0, "questions_considered": 1.0, "questions_objectives": 1.0, "conditions": 2.5}',NULL,'draft',0,'2026-11-23','2028-11-22','["I", "II"]','alone_then_together','free',NULL,'null','null','null',NULL,0,0);
INSERT INTO "workshop" VALUES('cf031d84c5e4b45def2a','3d908ed76bb482dd095d','0d4a57d55fabc314ce8f','8YQA-ZNSW','fr','named',5,'III','{"preconditions": 3.0, "questions_considered": 3.0, "questions_objectives": 3.0, "conditions": 3.0, "leadership": 3.0}',12,'open',0,'2026-11-23','2028-11-22','null','alone_then_together','free',NULL,'null','null','null',NULL,0,0);
INSERT INTO "workshop" VALUES('55a969c5eb1ac530b775','6ae760a3acd5f350b76c','0d4a57d55fabc314ce8f','39DF-EW34','en','anonymous',3,'III','{"preconditions": 3.0, "questions_considered": 3.0, "questions_objectives": 3.0, "conditions": 3.0, "leadership": 3.0}',NULL,'closed',1,'2026-11-23','2028-11-22','null','alone_then_together','free',NULL,'null','null','null',NULL,1,0);
INSERT INTO "workshop" VALUES('036dd7308e4628871c80','6ae760a3acd5f350b76c','0d4a57d55fabc314ce8f','DWNZ-SMER','fr','anonymous',5,'III','{"preconditions": 3.0, "questions_considered": 3.0, "questions_objectives": 3.0, "conditions": 3.0, "leadership": 3.0}',NULL,'closed',0,'2026-11-23','2028-11-22','null','alone_then_together','free',NULL,'null','null','null',NULL,1,1);
CREATE INDEX ix_collective_owner_id ON collective (owner_id);
CREATE INDEX ix_sign_in_facilitator_id ON sign_in (facilitator_id);
CREATE INDEX ix_workshop_collective_id ON workshop (collective_id);
CREATE INDEX ix_respondent_workshop_id ON respondent (workshop_id);
CREATE INDEX ix_profile_version_saved_by ON profile_version (saved_by);
CREATE INDEX ix_profile_draft_facilitator_id ON profile_draft (facilitator_id);
CREATE INDEX ix_own_code_code_hash ON own_code (code_hash);
COMMIT;
