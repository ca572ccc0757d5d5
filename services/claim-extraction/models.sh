#!/bin/sh
# Trains the models of this module, or measures how well such models answer about documents that were held out.
#   models.sh train CORPORA     writes all models below src/main/resources/dev/consilience/extraction; the same bytes each time
#   models.sh measure CORPORA [MISTAKES]
#   models.sh groups CORPORA    says which conflicts between papers are found, and what is offered to explain them
# CORPORA is the folder with bioscope_*.tsv.gz, evidence_inference*.jsonl.gz, conib_*.jsonl.gz, bc5cdr.jsonl.gz,
# drugprot.jsonl.gz and mtor_pathway.jsonl.gz.
set -eu
if [ $# -lt 2 ]; then
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
task=$1
corpora=$(cd "$2" && pwd)
mistakes=${3:-0}
module=$(cd "$(dirname "$0")" && pwd)
classpath="$module/target/training-classpath.txt"
build() {
    (cd "$module/../.." && mvn -q -B -Dquick test-compile dependency:build-classpath -Dmdep.includeScope=test \
        -Dmdep.outputFile="$classpath" -pl services/claim-extraction -am)
}
run() {
    java -cp "$module/target/test-classes:$module/target/classes:$(cat "$classpath")" "dev.consilience.extraction.training.$@"
}
case $task in
train)
    models="$module/src/main/resources/dev/consilience/extraction/models"
    # What reads statements asks the models of relations, so these come first.
    "$module/../../deploy/local/consilience" train --into "$models/../relation" \
        "$corpora/bc5cdr.jsonl.gz" "$corpora/drugprot.jsonl.gz" "$corpora/mtor_pathway.jsonl.gz"
    build
    run TrainCues "$corpora" "$models"
    run TrainDirections "$corpora" "$models"
    ;;
measure)
    build
    run MeasureCues "$corpora" "$mistakes"
    run MeasureDirections "$corpora" "$mistakes"
    ;;
groups)
    build
    run MeasureGroups "$corpora"
    ;;
*)
    echo "Neither train, measure nor groups: $task" >&2
    exit 2
    ;;
esac
