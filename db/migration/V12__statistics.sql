-- No query looks for these columns' values, so the planner needs no statistics of them; sampling and sorting them was most of the cost of every analyze.
alter table claim
    alter column content set statistics 0, alter column begin_date set statistics 0, alter column end_date set statistics 0,
    alter column result_date set statistics 0, alter column score_hundredths set statistics 0, alter column credits set statistics 0,
    alter column hours set statistics 0, alter column trust set statistics 0, alter column kind set statistics 0,
    alter column begin_precision set statistics 0, alter column end_precision set statistics 0, alter column result_precision set statistics 0,
    alter column scale set statistics 0, alter column attempt set statistics 0, alter column status set statistics 0,
    alter column provider set statistics 0, alter column code set statistics 0, alter column title set statistics 0,
    alter column term set statistics 0, alter column number set statistics 0, alter column level set statistics 0, alter column score set statistics 0;
alter table record_version
    alter column learner_id set statistics 0, alter column begin_date set statistics 0, alter column end_date set statistics 0,
    alter column result_date set statistics 0, alter column score_hundredths set statistics 0, alter column credits set statistics 0,
    alter column hours set statistics 0, alter column claims set statistics 0, alter column kind set statistics 0,
    alter column begin_precision set statistics 0, alter column end_precision set statistics 0, alter column result_precision set statistics 0,
    alter column scale set statistics 0, alter column attempt set statistics 0, alter column status set statistics 0,
    alter column provider set statistics 0, alter column code set statistics 0, alter column title set statistics 0,
    alter column term set statistics 0, alter column number set statistics 0, alter column level set statistics 0, alter column score set statistics 0;
alter table record alter column content set statistics 0;
alter table identity
    alter column phone_token set statistics 0, alter column birth_date set statistics 0, alter column birth_precision set statistics 0,
    alter column gender set statistics 0, alter column number set statistics 0, alter column name set statistics 0,
    alter column folded_name set statistics 0, alter column document set statistics 0, alter column phone set statistics 0;
