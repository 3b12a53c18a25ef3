"""The local engine, with real nodes."""

# For a node that only starts and stops: half the work of a start is compiling what would run fast later.
HURRIED = {"OPENSEARCH_JAVA_OPTS": "-XX:TieredStopAtLevel=1", "ENGINE_HEAP": "256m"}
