import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * A nurse's system with HAPI's generic client. Arguments: the base URL, `json` or `usual` (what HAPI sends where nothing is said), the file of the
 * parameters of $record-agreement, of the same without consent, of $evaluate, of $revoke. Prints what came of each step, a line each, and ends with 1 on what it did not expect.
 */
public class ClientStory {
  static IGenericClient client;
  static FhirContext context;

  static Parameters parameters(String file) throws Exception {
    return context.newJsonParser().parseResource(Parameters.class, Files.readString(Path.of(file)));
  }

  static Resource written(Parameters answer, String type) {
    return answer.getParameter().stream()
        .filter(one -> one.getName().equals("written") && one.getResource().fhirType().equals(type))
        .map(Parameters.ParametersParameterComponent::getResource)
        .findFirst().orElseThrow();
  }

  static Parameters run(String type, String id, String name, Parameters given) {
    return id == null
        ? client.operation().onServer().named(name).withParameters(given).execute()
        : client.operation().onInstance(new IdType(type, id)).named(name).withParameters(given).execute();
  }

  public static void main(String[] given) throws Exception {
    context = FhirContext.forR4();
    // As it is: the client asks for the CapabilityStatement first, and holds it to R4.
    context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.ONCE);
    client = context.newRestfulGenericClient(given[0]);
    if (given[1].equals("json")) client.setEncoding(EncodingEnum.JSON);

    Parameters recorded = run(null, null, "$record-agreement", parameters(given[2]));
    CarePlan agreement = (CarePlan) written(recorded, "CarePlan");
    String consent = written(recorded, "Consent").getIdElement().getIdPart();
    String task = written(recorded, "Task").getIdElement().getIdPart();
    String id = agreement.getIdElement().getIdPart();
    System.out.println("recorded " + agreement.getStatus().toCode());

    CarePlan read = client.read().resource(CarePlan.class).withId(id).execute();
    System.out.println("read " + read.getStatus().toCode() + " of " + read.getSubject().getReference());

    List<String> ids = new ArrayList<>();
    int pages = 0;
    Bundle page = client.search().forResource(CarePlan.class)
        .where(CarePlan.SUBJECT.hasId(read.getSubject().getReference())).count(1).returnBundle(Bundle.class).execute();
    while (page != null) {
      pages++;
      page.getEntry().forEach(entry -> ids.add(entry.getResource().getIdElement().getIdPart()));
      page = page.getLink(Bundle.LINK_NEXT) == null ? null : client.loadPage().next(page).execute();
    }
    System.out.println("searched " + (pages == ids.size() && ids.stream().distinct().count() == pages && pages > 2 && ids.contains(id)));

    try {
      run(null, null, "$record-agreement", parameters(given[3]));
      System.out.println("refused no");
    } catch (UnprocessableEntityException refusal) {
      OperationOutcome outcome = (OperationOutcome) refusal.getOperationOutcome();
      System.out.println("refused " + outcome.getIssueFirstRep().getDetails().getCodingFirstRep().getCode());
    }

    run("Task", task, "$evaluate", parameters(given[4]));
    System.out.println("evaluated " + client.read().resource(Task.class).withId(task).execute().getStatus().toCode());

    run("Consent", consent, "$revoke", parameters(given[5]));
    System.out.println("revoked " + client.read().resource(Consent.class).withId(consent).execute().getStatus().toCode()
        + ", agreement " + client.read().resource(CarePlan.class).withId(id).execute().getStatus().toCode());
  }
}
