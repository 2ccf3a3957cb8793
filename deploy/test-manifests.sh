#!/usr/bin/env bash
# Builds the example overlays and holds them against the schemas of Kubernetes. Needs Go and Python, and fetches kustomize and
# kubernetes-validate, whose package holds the schemas, once, into target/.
#
#   deploy/test-manifests.sh
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$PWD/target/manifest-tools
kustomize=${KUSTOMIZE:-$tools/kustomize}
validate=${KUBERNETES_VALIDATE:-$tools/python/bin/kubernetes-validate}
[ -x "$kustomize" ] || GOBIN=$tools go install sigs.k8s.io/kustomize/kustomize/v5@v5.7.1
[ -x "$validate" ] || { python3 -m venv "$tools/python" && "$tools/python/bin/pip" -q install kubernetes-validate==1.37.0; }
for overlay in deploy/kubernetes/overlays/*/ deploy/kubernetes/overlays/*/migration/; do
  "$kustomize" build "$overlay" >"$tools/built.yaml"
  # The only kind that is not Kubernetes' own has no schema there, which it says.
  "$validate" --strict -k "${KUBERNETES_VERSION:-1.34}" "$tools/built.yaml"
done
echo "The manifests are sound."
