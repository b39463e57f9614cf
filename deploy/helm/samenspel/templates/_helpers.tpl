{{- define "samenspel.name" -}}
{{- printf "%s-samenspel" .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "samenspel.selector" -}}
app.kubernetes.io/name: samenspel
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "samenspel.labels" -}}
{{ include "samenspel.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- /* A variable whose value stands in a Secret. */ -}}
{{- define "samenspel.fromSecret" -}}
- name: {{ .variable }}
  valueFrom: { secretKeyRef: { name: {{ .secret.name | quote }}, key: {{ .secret.key | quote }} } }
{{- end -}}

{{- /* What would start, and not be what was meant. */ -}}
{{- define "samenspel.check" -}}
{{- if and (gt (int .Values.replicas) 1) (not .Values.upstream.url) -}}
{{- fail "more than one replica needs upstream.url: the embedded server is of one process" -}}
{{- end -}}
{{- if and (gt (int .Values.replicas) 1) (not .Values.secrets.secret.name) -}}
{{- fail "more than one replica needs secrets.secret: a next page is asked of another instance" -}}
{{- end -}}
{{- if not (or .Values.secrets.issuers.name .Values.allowUnauthenticated) -}}
{{- fail "nobody would be asked who he is: set secrets.issuers, or allowUnauthenticated" -}}
{{- end -}}
{{- if ne (empty .Values.upstream.clientId) (empty .Values.secrets.upstreamKey.name) -}}
{{- fail "upstream.clientId and secrets.upstreamKey go together" -}}
{{- end -}}
{{- if and .Values.upstream.clientId .Values.secrets.upstreamAuthorization.name -}}
{{- fail "upstream.clientId and secrets.upstreamAuthorization: choose one way to be let in" -}}
{{- end -}}
{{- end -}}
